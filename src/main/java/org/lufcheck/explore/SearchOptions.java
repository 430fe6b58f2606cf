package org.lufcheck.explore;

/**
 * How to search. No option but the bounds changes a verdict, and the number of threads changes
 * nothing at all but the time.
 *
 * @param bounds how much may be used
 * @param threads how many threads work, at least 1
 * @param reduce whether states are stored up to {@link Expander#canonicalize}
 * @param deadlocks whether a state without successors that may not be an end stops the search
 */
public record SearchOptions(Bounds bounds, int threads, boolean reduce, boolean deadlocks) {
  /** Checks the ranges. */
  public SearchOptions {
    if (threads < 1) {
      throw new IllegalArgumentException("a search needs at least one thread: " + threads);
    }
  }

  /** The whole heap, all processors, reduced, with deadlocks. */
  public static SearchOptions defaults() {
    int threads = Runtime.getRuntime().availableProcessors();
    return new SearchOptions(Bounds.ofHeap(), threads, true, true);
  }

  /** These options with other bounds. */
  public SearchOptions withBounds(Bounds other) {
    return new SearchOptions(other, threads, reduce, deadlocks);
  }

  /** These options with another number of threads. */
  public SearchOptions withThreads(int other) {
    return new SearchOptions(bounds, other, reduce, deadlocks);
  }

  /** These options with reductions switched on or off. */
  public SearchOptions withReduce(boolean other) {
    return new SearchOptions(bounds, threads, other, deadlocks);
  }

  /** These options with the search for deadlocks switched on or off. */
  public SearchOptions withDeadlocks(boolean other) {
    return new SearchOptions(bounds, threads, reduce, other);
  }
}
