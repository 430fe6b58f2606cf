package org.lufcheck.explore;

import java.util.List;

/**
 * Depth-first search for any state with a judgement, or any deadlock, on one thread. Every state is
 * visited once, exactly stored; the trace is the run that the search was on, so it is real but may
 * be much longer than necessary. Finds a deep violation sooner than {@link BreadthFirst}, if lucky.
 *
 * <p>With a bound on depth, a state that was first met near the bound is not visited again when it
 * is met earlier on a run. Therefore the answer is {@link Bound#DEPTH} as soon as anything was cut
 * off.
 */
public final class DepthFirst {
  private static final int NO_LABEL = -1;

  private final Model model;
  private final SearchOptions options;

  /** A search of {@code model}, to be run any number of times; the number of threads is ignored. */
  public DepthFirst(Model model, SearchOptions options) {
    this.model = model;
    this.options = options;
  }

  /** Searches to the end, silently. */
  public SearchResult run() {
    return run(ProgressListener.SILENT, new Cancellation());
  }

  /** Searches; exceptions that the model throws pass through. */
  public SearchResult run(ProgressListener listener, Cancellation cancellation) {
    return new Run(new Monitor(options.bounds(), listener, cancellation)).search();
  }

  private final class Run {
    private final Monitor monitor;
    private final Bounds bounds = options.bounds();
    private final int words = model.words();
    private final Expander expander = model.newExpander();
    private final Successors successors = new Successors(words);
    private final StateTable visited = new StateTable(words);
    private final DepthStack stack = new DepthStack(words);
    private final Path path = new Path(words);
    private final CoverageRecorder coverage = new CoverageRecorder(model.actors());
    private final long[] state = new long[words];
    private final long[] representative = new long[words];
    private long transitions;
    private int levels;

    Run(Monitor monitor) {
      this.monitor = monitor;
    }

    SearchResult search() {
      List<long[]> initialStates = model.initialStates();
      for (int i = initialStates.size() - 1; i >= 0; i--) {
        stack.push(initialStates.get(i), 0, NO_LABEL, 0);
      }
      boolean cut = false;
      while (!stack.isEmpty()) {
        stack.pop();
        stack.copyTo(state);
        int depth = stack.depth();
        int label = stack.label();
        if (known()) {
          continue;
        }
        if (visited.size() == bounds.maxStates()) {
          return limit(Bound.STATES);
        }
        if (bytes(1, depth) > bounds.maxBytes() || visited.size() == StateTable.MAX_STATES) {
          return limit(Bound.MEMORY);
        }
        enter(label, depth);
        int code = expander.check(state, 0);
        if (code > 0) {
          return new SearchResult.Found(code, path.trace(), stats(), coverage.coverage());
        }
        successors.clear();
        expander.expand(state, 0, successors);
        transitions += successors.size();
        if (successors.size() == 0 && options.deadlocks() && !expander.mayEnd(state, 0)) {
          return new SearchResult.Deadlock(path.trace(), stats(), coverage.coverage());
        }
        if (depth == bounds.maxDepth()) {
          cut |= successors.size() > 0;
        } else if (bytes(0, depth + 1) > bounds.maxBytes()) {
          return limit(Bound.MEMORY);
        } else {
          push(depth + 1);
        }
        if ((visited.size() & 255) == 0 && stopped()) {
          return stop();
        }
      }
      return cut ? limit(Bound.DEPTH) : new SearchResult.Exhausted(stats(), coverage.coverage());
    }

    private boolean known() {
      System.arraycopy(state, 0, representative, 0, words);
      if (options.reduce()) {
        expander.canonicalize(representative, 0);
      }
      return visited.find(representative, 0, hash()) != StateTable.ABSENT;
    }

    private void enter(int label, int depth) {
      visited.add(representative, 0, hash(), StateStore.NONE);
      path.set(depth, label, state, 0);
      levels = Math.max(levels, depth + 1);
    }

    private int hash() {
      return (int) Hash.of(representative, 0, words);
    }

    private void push(int depth) {
      for (int i = successors.size() - 1; i >= 0; i--) {
        coverage.record(successors.label(i));
        stack.push(successors.states(), successors.offset(i), successors.label(i), depth);
      }
    }

    private boolean stopped() {
      monitor.tick(visited.size(), levels, stack.size(), bytes(0, 0));
      return monitor.shouldStop();
    }

    private SearchResult stop() {
      return monitor.cancelled()
          ? new SearchResult.Interrupted(-1, stack.size(), stats(), coverage.coverage())
          : limit(Bound.TIME);
    }

    private SearchResult limit(Bound bound) {
      long more = bound == Bound.MEMORY ? bytes(visited.size() + 1, 0) - bytes(0, 0) : 0;
      return new SearchResult.Limit(bound, -1, stack.size(), more, stats(), coverage.coverage());
    }

    private long bytes(int moreStates, int depth) {
      return visited.footprint(visited.size() + moreStates)
          + stack.bytesWith(successors.size())
          + path.bytesWith(depth);
    }

    private Stats stats() {
      return new Stats(
          visited.size(), transitions, levels, List.of(), monitor.elapsed(), bytes(0, 0));
    }
  }
}
