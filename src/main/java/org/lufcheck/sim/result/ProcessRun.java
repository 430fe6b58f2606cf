package org.lufcheck.sim.result;

import java.util.List;

/**
 * How one process fared.
 *
 * @param name of the process
 * @param threads how many it has
 * @param timedNanos the time that counts as its run time: from the end of its preparation to its
 *     end
 * @param endNanos when its last thread ended
 * @param visits page visits of its threads
 * @param phases its phases in order
 */
public record ProcessRun(
    String name, int threads, long timedNanos, long endNanos, long visits, List<PhaseRun> phases) {
  /** Copies the list. */
  public ProcessRun {
    phases = List.copyOf(phases);
  }

  /**
   * One phase, over all its rounds.
   *
   * @param name of the phase
   * @param startNanos when its first thread began
   * @param endNanos when its last thread ended
   */
  public record PhaseRun(String name, long startNanos, long endNanos) {}
}
