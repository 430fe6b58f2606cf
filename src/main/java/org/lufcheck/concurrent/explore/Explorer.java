package org.lufcheck.concurrent.explore;

import java.util.Optional;
import org.lufcheck.concurrent.Program;
import org.lufcheck.concurrent.Trial;
import org.lufcheck.concurrent.explore.Exploration.Failure;
import org.lufcheck.concurrent.explore.Exploration.Outcome;
import org.lufcheck.concurrent.prim.Primitives;
import org.lufcheck.concurrent.record.Journal;
import org.lufcheck.concurrent.record.Recording;

/**
 * Explores the schedules of programs. Deterministic unless the time limit ends it; uses one thread
 * at a time. Immutable and thread-safe.
 */
public final class Explorer {
  /** Builds the trial of one run. */
  @FunctionalInterface
  public interface Trials {
    /** A fresh trial on the given primitives. */
    Trial on(Primitives primitives);
  }

  private final Limits limits;

  /** An explorer that gives up at some limits. */
  public Explorer(Limits limits) {
    this.limits = limits;
  }

  /**
   * Explores a program.
   *
   * @param twin whether its seeded bug is in place
   */
  public Exploration explore(Program program, boolean twin) {
    return explore(primitives -> program.trial(primitives, twin));
  }

  /** Explores whatever is built anew for each run. */
  public Exploration explore(Trials trials) {
    Search search = new Search(limits.preemptions());
    long schedules = 0;
    long primitives = 0;
    long begun = System.nanoTime();
    do {
      if (schedules == limits.schedules() || System.nanoTime() - begun > limits.time().toNanos()) {
        return new Exploration(Outcome.LIMIT, schedules, primitives, Optional.empty());
      }
      Journal journal = new Journal();
      Run run = new Run(search, limits.primitives());
      Trial trial = trials.on(new Recording(new Scheduled(run), journal));
      search.begin(trial.actors().length);
      Run.End end = run.execute(trial);
      schedules++;
      primitives += run.length();
      Outcome outcome = judge(run, end, trial);
      if (outcome == Outcome.LIMIT) {
        return new Exploration(outcome, schedules, primitives, Optional.empty());
      }
      if (outcome != Outcome.OK) {
        Failure failure = new Failure(reason(run, outcome, trial), run.moves(), journal.entries());
        return new Exploration(outcome, schedules, primitives, Optional.of(failure));
      }
    } while (search.advance());
    return new Exploration(Outcome.OK, schedules, primitives, Optional.empty());
  }

  private static Outcome judge(Run run, Run.End end, Trial trial) {
    if (run.thrown().isPresent()) {
      return Outcome.THREW;
    }
    if (!trial.violation().isEmpty()) {
      return Outcome.VIOLATED;
    }
    return switch (end) {
      case DEADLOCK -> Outcome.DEADLOCK;
      case TOO_LONG -> Outcome.LIMIT;
      case COMPLETE, GIVEN_UP -> Outcome.OK;
    };
  }

  private static String reason(Run run, Outcome outcome, Trial trial) {
    return switch (outcome) {
      case THREW -> "a thread threw " + run.thrown().map(Throwable::toString).orElse("");
      case DEADLOCK -> "every thread that has not ended waits for ever";
      default -> trial.violation();
    };
  }
}
