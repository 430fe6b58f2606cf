package org.lufcheck.concurrent.explore;

import java.util.List;
import java.util.Optional;
import org.lufcheck.concurrent.record.Entry;

/**
 * What an exploration found.
 *
 * @param outcome its answer
 * @param schedules how many schedules were run
 * @param primitives how many primitives that were altogether
 * @param failure the schedule that failed; empty unless the outcome is a failure
 */
public record Exploration(
    Outcome outcome, long schedules, long primitives, Optional<Failure> failure) {
  /** The answer. */
  public enum Outcome {
    /**
     * Every schedule was run, up to equivalence or within the bound on preemptions; none failed.
     */
    OK,
    /** A schedule ended with a violation. */
    VIOLATED,
    /** In a schedule all threads that had not ended waited for ever. */
    DEADLOCK,
    /** A thread threw. */
    THREW,
    /** A limit was reached first. */
    LIMIT
  }

  /**
   * A schedule that failed. Deterministic: the same program fails by the same schedule.
   *
   * @param reason the violation, {@code F1: ...}, or what else happened
   * @param moves what the threads did, in order
   * @param steps the steps of the model that they recorded
   */
  public record Failure(String reason, List<Move> moves, List<Entry> steps) {
    /** Copies the lists. */
    public Failure {
      moves = List.copyOf(moves);
      steps = List.copyOf(steps);
    }

    /** How often one thread's primitive follows another's. */
    public int switches() {
      int switches = 0;
      for (int i = 1; i < moves.size(); i++) {
        if (!moves.get(i).actor().equals(moves.get(i - 1).actor())) {
          switches++;
        }
      }
      return switches;
    }
  }

  /**
   * One primitive of a schedule.
   *
   * @param actor the thread
   * @param what for people: {@code cmpxchg ugen_done[1]: 1}
   */
  public record Move(String actor, String what) {}
}
