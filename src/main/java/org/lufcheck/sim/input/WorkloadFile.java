package org.lufcheck.sim.input;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lufcheck.variant.text.InputException;
import org.lufcheck.variant.text.Position;
import org.lufcheck.variant.text.SourceText;

/**
 * A workload as it was read from a file.
 *
 * @param source the file
 * @param workload what it says
 * @param stated each value with where it comes from
 */
public record WorkloadFile(SourceText source, Workload workload, List<Stated> stated) {
  /** Copies the list. */
  public WorkloadFile {
    stated = List.copyOf(stated);
  }

  /**
   * Refuses a workload that a machine cannot run: threads bound to CPUs that are not there, or more
   * anonymous memory than memory and swap.
   *
   * @throws InputException with the place in the workload's file
   */
  public void checkFits(Machine machine) {
    double room = machine.bytes() + (double) machine.kernel().swapBytes();
    double bound = 0;
    for (int i = 0; i < workload.programs().size(); i++) {
      Program program = workload.programs().get(i);
      checkCpus(program, "programs." + i + ".cpus", machine);
      Map<String, Double> sizes = new HashMap<>();
      for (int j = 0; j < program.phases().size(); j++) {
        Phase phase = program.phases().get(j);
        double bytes = anonymous(phase, program.threads());
        double before = sizes.merge(phase.on(), 0.0, Double::max);
        bound += program.copies() * Math.max(0, bytes - before);
        sizes.merge(phase.on(), bytes, Double::max);
        if (bound > room) {
          throw source.error(
              at("programs." + i + ".phases." + j + ".size"),
              String.format(
                  "with this, %s of anonymous memory are bound; %s has %s of memory and swap",
                  Quantities.bytes(bound), machine.name(), Quantities.bytes(room)),
              "at most " + Quantities.bytes(room) + " in all");
        }
      }
    }
  }

  private void checkCpus(Program program, String key, Machine machine) {
    for (int cpu : program.cpus()) {
      if (cpu >= machine.cpus().count()) {
        throw source.error(
            at(key),
            "cpu " + cpu + " does not exist on " + machine.name(),
            "CPUs from 0 to " + (machine.cpus().count() - 1));
      }
    }
  }

  /** Anonymous memory of a phase of one process at the same time, in bytes. */
  private static double anonymous(Phase phase, int threads) {
    if (phase instanceof Phase.Sweep sweep) {
      return sweep.writtenBytes();
    }
    if (phase instanceof Phase.Lookup lookup) {
      return lookup.backing() == Phase.Backing.ANONYMOUS ? lookup.bytes() : 0;
    }
    boolean perThread =
        phase instanceof Phase.MapChurn
            || phase instanceof Phase.ProtectChurn
            || phase instanceof Phase.Allocate;
    return perThread ? (double) phase.bytes() * threads : 0;
  }

  private Position at(String key) {
    return stated.stream()
        .filter(s -> s.key().equals(key))
        .map(Stated::at)
        .findFirst()
        .orElse(Position.at(1, 1));
  }
}
