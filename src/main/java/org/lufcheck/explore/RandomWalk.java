package org.lufcheck.explore;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Random simulation: walks from random initial states, each step a random successor. The same seed
 * gives the same walks. Finding nothing proves nothing, so then the answer is {@link Bound#WALKS}.
 *
 * <p>Uses one thread, stores nothing but the current walk, and ignores reductions.
 */
public final class RandomWalk {
  private static final int NO_LABEL = -1;

  private final Model model;
  private final SearchOptions options;
  private final long seed;
  private final long walks;

  /**
   * Up to {@code walks} walks through {@code model}, at least 1, each ending at {@link
   * Bounds#maxDepth} steps, in a state without successors, or when it finds something.
   */
  public RandomWalk(Model model, SearchOptions options, long seed, long walks) {
    if (walks < 1) {
      throw new IllegalArgumentException("there must be at least one walk: " + walks);
    }
    this.model = model;
    this.options = options;
    this.seed = seed;
    this.walks = walks;
  }

  /** Walks to the end, silently. */
  public SearchResult run() {
    return run(ProgressListener.SILENT, new Cancellation());
  }

  /** Walks; exceptions that the model throws pass through. */
  public SearchResult run(ProgressListener listener, Cancellation cancellation) {
    return new Run(new Monitor(options.bounds(), listener, cancellation)).walkAll();
  }

  private final class Run {
    private final Monitor monitor;
    private final Bounds bounds = options.bounds();
    private final int words = model.words();
    private final List<long[]> initialStates = model.initialStates();
    private final Expander expander = model.newExpander();
    private final Successors successors = new Successors(words);
    private final Path path = new Path(words);
    private final CoverageRecorder coverage = new CoverageRecorder(model.actors());
    private final long[] state = new long[words];
    private long steps;
    private long transitions;
    private int levels;

    Run(Monitor monitor) {
      this.monitor = monitor;
    }

    SearchResult walkAll() {
      SplittableRandom seeds = new SplittableRandom(seed);
      for (long walk = 0; walk < walks; walk++) {
        SearchResult result = walk(seeds.split());
        if (!(result instanceof SearchResult.Exhausted)) {
          return result;
        }
      }
      return limit(Bound.WALKS);
    }

    /** One walk, "exhausted" if it found nothing. */
    private SearchResult walk(SplittableRandom random) {
      enter(0, NO_LABEL, initialStates.get(random.nextInt(initialStates.size())), 0);
      for (int depth = 0; ; depth++) {
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
        if (depth == bounds.maxDepth() || successors.size() == 0) {
          return new SearchResult.Exhausted(stats(), coverage.coverage());
        }
        monitor.tick(steps, levels, 1, path.bytesWith(depth + 1));
        if (monitor.shouldStop()) {
          return monitor.cancelled()
              ? new SearchResult.Interrupted(-1, 0, stats(), coverage.coverage())
              : limit(Bound.TIME);
        }
        if (path.bytesWith(depth + 1) > bounds.maxBytes()) {
          return limit(Bound.MEMORY);
        }
        int choice = random.nextInt(successors.size());
        int label = successors.label(choice);
        coverage.record(label);
        enter(depth + 1, label, successors.states(), successors.offset(choice));
      }
    }

    private void enter(int depth, int label, long[] from, int offset) {
      System.arraycopy(from, offset, state, 0, words);
      path.set(depth, label, state, 0);
      levels = Math.max(levels, depth + 1);
      steps++;
    }

    private SearchResult limit(Bound bound) {
      long more = bound == Bound.MEMORY ? path.bytesWith(levels) : 0;
      return new SearchResult.Limit(bound, -1, 0, more, stats(), coverage.coverage());
    }

    private Stats stats() {
      return new Stats(steps, transitions, levels, List.of(), monitor.elapsed(), path.bytesWith(0));
    }
  }
}
