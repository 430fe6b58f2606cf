package org.lufcheck.explore;

import java.time.Duration;
import java.util.List;

/**
 * What a search did. Everything but the time is the same for any number of threads, unless the
 * search was stopped by time or by hand.
 *
 * @param states distinct states stored, after reduction if that was on; for random walks, steps
 * @param transitions successors generated
 * @param depth levels seen, the initial states being the first, as TLC counts: one more than the
 *     steps to the deepest state
 * @param perLevel how many states each depth added, from depth 0; empty for a search without levels
 * @param duration wall-clock time, without the selection of a counterexample
 * @param bytes heap bytes of the states and the search's buffers at the end
 */
public record Stats(
    long states, long transitions, int depth, List<Long> perLevel, Duration duration, long bytes) {
  /** Copies the list. */
  public Stats {
    perLevel = List.copyOf(perLevel);
  }

  /** Distinct states per second of wall-clock time. */
  public double statesPerSecond() {
    return perSecond(states);
  }

  /** Generated successors per second of wall-clock time. */
  public double transitionsPerSecond() {
    return perSecond(transitions);
  }

  /** Heap bytes per distinct state, the packed state included; 0 if there are none. */
  public double bytesPerState() {
    return states == 0 ? 0 : (double) bytes / states;
  }

  private double perSecond(long amount) {
    return amount * 1e9 / Math.max(1, duration.toNanos());
  }
}
