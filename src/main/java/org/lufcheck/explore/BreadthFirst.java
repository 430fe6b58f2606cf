package org.lufcheck.explore;

import org.jspecify.annotations.Nullable;

/**
 * Breadth-first search for the nearest state with a judgement, or for the nearest deadlock,
 * whichever is nearer; at equal depth a judgement is reported before a deadlock.
 *
 * <p>Everything in the result but times is the same for any number of threads and every run, unless
 * time or a cancellation ended the search. The trace is the best of the shortest runs, in the sense
 * of {@link TraceSelector}. A state with a judgement that was met before a bound on states, memory
 * or time ended the search is reported in spite of the bound; then its depth is still the least,
 * but its code need not be the smallest of that depth.
 *
 * <p>Thread-safe in so far as runs are independent. A run uses the given number of threads, the
 * caller's among them.
 */
public final class BreadthFirst {
  private final Model model;
  private final SearchOptions options;

  /** A search of {@code model}, to be run any number of times. */
  public BreadthFirst(Model model, SearchOptions options) {
    this.model = model;
    this.options = options;
  }

  /** Searches to the end, silently. */
  public SearchResult run() {
    return run(ProgressListener.SILENT, new Cancellation());
  }

  /** Searches; exceptions that the model throws pass through. */
  public SearchResult run(ProgressListener listener, Cancellation cancellation) {
    Monitor monitor = new Monitor(options.bounds(), listener, cancellation);
    try (LevelSearch search = new LevelSearch(model, options, true, monitor)) {
      LevelSearch.End end = search.run();
      Stats stats = search.stats();
      return switch (end) {
        case CODED -> {
          Trace trace = trace(search, search.coded());
          yield trace == null
              ? search.incomplete(LevelSearch.End.CANCELLED, stats)
              : new SearchResult.Found(search.code(), trace, stats, search.coverage());
        }
        case DEADLOCK -> {
          Trace trace = trace(search, search.deadlocks());
          yield trace == null
              ? search.incomplete(LevelSearch.End.CANCELLED, stats)
              : new SearchResult.Deadlock(trace, stats, search.coverage());
        }
        case EXHAUSTED -> new SearchResult.Exhausted(stats, search.coverage());
        default -> search.incomplete(end, stats);
      };
    }
  }

  private @Nullable Trace trace(LevelSearch search, IntList targets) {
    Bounds bounds = options.bounds();
    long left = Math.max(0, bounds.maxBytes() - search.stats().bytes());
    TraceSelector selector =
        new TraceSelector(search, options.reduce(), left + bounds.maxBytes() / 4);
    return selector.select(targets, search.depth());
  }
}
