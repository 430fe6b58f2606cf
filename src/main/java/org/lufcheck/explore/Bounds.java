package org.lufcheck.explore;

import java.time.Duration;

/**
 * How much a search may use. Reaching a bound is an answer ({@link SearchResult.Limit}), not a
 * failure.
 *
 * @param maxStates distinct states to store, at least 1
 * @param maxBytes heap bytes for the stored states and the buffers of the search, at least 1; a
 *     quarter of it again may be used while a counterexample is selected
 * @param maxTime wall-clock time for the search, positive; selecting a counterexample that was
 *     found in time is not counted
 * @param maxDepth steps from an initial state, at least 0
 */
public record Bounds(long maxStates, long maxBytes, Duration maxTime, int maxDepth) {
  /** Heap bytes that a virtual machine needs for itself: 4 MiB. */
  private static final long HEAP_RESERVE = 4 << 20;

  /** The share of the rest of the heap that is planned for states: 60 %. */
  private static final double HEAP_SHARE = 0.6;

  /** Longer times are as good as none: about 292 years overflow a nanosecond clock. */
  private static final Duration FOREVER = Duration.ofDays(36_500);

  /** Checks the ranges; throws {@link IllegalArgumentException} with the offending bound. */
  public Bounds {
    if (maxStates < 1) {
      throw new IllegalArgumentException("the bound on states must be at least 1: " + maxStates);
    }
    if (maxBytes < 1) {
      throw new IllegalArgumentException("the bound on memory must be at least 1: " + maxBytes);
    }
    if (maxTime.isNegative() || maxTime.isZero()) {
      throw new IllegalArgumentException("the bound on time must be positive: " + maxTime);
    }
    if (maxDepth < 0) {
      throw new IllegalArgumentException("the bound on depth must not be negative: " + maxDepth);
    }
    maxTime = maxTime.compareTo(FOREVER) > 0 ? FOREVER : maxTime;
  }

  /** No bounds but the memory of this machine's heap, used by one search at a time. */
  public static Bounds ofHeap() {
    return ofHeap(1);
  }

  /**
   * No bounds but an equal share of the heap for each of {@code searches} simultaneous searches.
   */
  public static Bounds ofHeap(int searches) {
    long heap = Runtime.getRuntime().maxMemory() - HEAP_RESERVE;
    long bytes = (long) (heap * HEAP_SHARE) / Math.max(1, searches);
    return new Bounds(Long.MAX_VALUE, Math.max(1, bytes), FOREVER, Integer.MAX_VALUE);
  }

  /** These bounds with another number of states. */
  public Bounds withMaxStates(long states) {
    return new Bounds(states, maxBytes, maxTime, maxDepth);
  }

  /** These bounds with another number of heap bytes. */
  public Bounds withMaxBytes(long bytes) {
    return new Bounds(maxStates, bytes, maxTime, maxDepth);
  }

  /** These bounds with another time. */
  public Bounds withMaxTime(Duration time) {
    return new Bounds(maxStates, maxBytes, time, maxDepth);
  }

  /** These bounds with another depth. */
  public Bounds withMaxDepth(int depth) {
    return new Bounds(maxStates, maxBytes, maxTime, depth);
  }
}
