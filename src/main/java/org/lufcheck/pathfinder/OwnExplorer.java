package org.lufcheck.pathfinder;

import java.util.List;
import java.util.Optional;
import org.lufcheck.concurrent.Program;
import org.lufcheck.concurrent.explore.Exploration;
import org.lufcheck.concurrent.explore.Limits;
import org.lufcheck.pathfinder.Answer.Effort;

/**
 * lufcheck's own explorer of schedules. It keeps no states: what it counts as such are the
 * schedules that it ran, one for each order of dependent primitives.
 *
 * @param limits when it gives up
 */
public record OwnExplorer(Limits limits) implements Explorer {
  private static final double NANOS_PER_MILLI = 1e6;

  @Override
  public String name() {
    return "lufcheck's own explorer";
  }

  @Override
  public Answer explore(Program program, boolean twin) {
    long begun = System.nanoTime();
    Exploration found = new org.lufcheck.concurrent.explore.Explorer(limits).explore(program, twin);
    long milliseconds = Math.round((System.nanoTime() - begun) / NANOS_PER_MILLI);
    Effort effort = new Effort(found.schedules(), milliseconds);
    Optional<Exploration.Failure> failure = found.failure();
    List<org.lufcheck.concurrent.record.Entry> run =
        failure.map(Exploration.Failure::steps).orElse(List.of());
    String reason = failure.map(Exploration.Failure::reason).orElse("");
    return switch (found.outcome()) {
      case OK -> new Answer.Explored(effort);
      case LIMIT -> new Answer.Limited(effort, "time or length");
      case DEADLOCK -> new Answer.Violated(effort, "deadlock", reason, run);
      case THREW -> new Answer.Failed(effort, reason);
      case VIOLATED -> Answer.Violated.of(effort, reason, run);
    };
  }
}
