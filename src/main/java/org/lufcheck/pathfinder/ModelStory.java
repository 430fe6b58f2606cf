package org.lufcheck.pathfinder;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.lufcheck.concurrent.Program;
import org.lufcheck.concurrent.Retold;
import org.lufcheck.concurrent.replay.Acceptance;
import org.lufcheck.concurrent.replay.Inclusion;
import org.lufcheck.concurrent.replay.RunReport;
import org.lufcheck.kernel.Arch;
import org.lufcheck.kernel.Judge;
import org.lufcheck.kernel.KernelModel;
import org.lufcheck.kernel.oracle.Property;

/**
 * A run of a program as the model tells it, if the model has the run and finds the same property
 * false. It has not where a program calls less than a whole system call, changes something by hand
 * before its race begins, or lacks an order that the model cannot lack.
 *
 * @param lines the story with its chain of reasons, empty if the model does not have it
 * @param why what the model does instead; empty if it has it, or does not know the program
 */
record ModelStory(List<String> lines, String why) {
  /** Pairs of state and position; no program comes near. */
  private static final int MOST_PAIRS = 200_000;

  private static final ModelStory UNKNOWN = new ModelStory(List.of(), "");

  static ModelStory of(Program program, boolean twin, Answer.Violated found) {
    Retold retold = program.retold(twin);
    return retold == null || found.run().isEmpty() ? UNKNOWN : of(retold, found);
  }

  private static ModelStory of(Retold retold, Answer.Violated found) {
    KernelModel model =
        KernelModel.of(retold.setup(), retold.rules(), Arch.X86, watch(found.property()));
    Acceptance acceptance = new Inclusion(model, MOST_PAIRS).check(found.run());
    RunReport report = new RunReport(model, acceptance);
    if (acceptance.refused().isPresent()) {
      return new ModelStory(List.of(), acceptance.refused().get().toString());
    }
    String property = report.told().clause().map(c -> c.property().name()).orElse("nothing");
    return property.equals(found.property())
        ? new ModelStory(new ArrayList<>(report.lines()), "")
        : new ModelStory(List.of(), "in its run " + property + " is false");
  }

  private static Judge.Watch watch(String property) {
    Set<Property> monitors = EnumSet.of(Property.DBG, Property.DBX);
    monitors.removeIf(p -> !p.name().equals(property));
    return new Judge.Watch(monitors, false, monitors.isEmpty());
  }
}
