package org.lufcheck.explore;

import java.util.ArrayList;
import java.util.List;

/**
 * Level-synchronous breadth-first exploration, the same for any number of threads.
 *
 * <p>The work on a level is done in {@link Rounds}. A level is complete before any of its states is
 * expanded or reported, so that the first level with a judged state holds all candidates for the
 * report.
 */
final class LevelSearch implements AutoCloseable {
  /** Why the exploration came to an end. */
  enum End {
    RUNNING,
    EXHAUSTED,
    CODED,
    DEADLOCK,
    STATES,
    MEMORY,
    TIME,
    DEPTH,
    CANCELLED
  }

  private final Model model;
  private final Bounds bounds;
  private final Monitor monitor;
  private final StateStore store;
  private final Crew crew;
  private final Worker[] workers;
  private final Rounds rounds;
  private int depth;
  private long expanded;
  private long statesBefore;
  private long bytesBefore;
  private Level level = Level.EMPTY;

  LevelSearch(Model model, SearchOptions options, boolean judge, Monitor monitor) {
    this.model = model;
    this.bounds = options.bounds();
    this.monitor = monitor;
    this.store = new StateStore(model.words());
    this.crew = new Crew(options.threads());
    this.workers = new Worker[options.threads()];
    for (int i = 0; i < workers.length; i++) {
      workers[i] = new Worker(model, store, options, judge);
    }
    this.rounds = new Rounds(bounds, store, crew, workers, model.words());
  }

  /** Explores until there is a reason to stop. To be called once. */
  End run() {
    depth = -1;
    rounds.begin(model.initialStates());
    End end = rounds.insert();
    while (end == End.RUNNING) {
      level = store.closeLevel();
      depth++;
      expanded = 0;
      end = atNewLevel();
      if (end == End.RUNNING) {
        end = expandLevel();
      }
    }
    if (stoppedByBound(end) && code() != Integer.MAX_VALUE) {
      level = store.closeLevel();
      depth++;
      end = End.CODED;
    }
    return end;
  }

  /** Whether a level was left half-built, which may hold what is looked for. */
  private static boolean stoppedByBound(End end) {
    return end == End.STATES || end == End.MEMORY || end == End.TIME;
  }

  private End atNewLevel() {
    statesBefore = store.size();
    bytesBefore = bytes();
    if (code() != Integer.MAX_VALUE) {
      return End.CODED;
    }
    if (level.size() == 0) {
      return End.EXHAUSTED;
    }
    return depth == bounds.maxDepth() ? End.DEPTH : End.RUNNING;
  }

  private End expandLevel() {
    boolean stuck = false;
    while (expanded < level.size()) {
      rounds.plan(level, expanded, 1 + transitions() / Math.max(1, statesBefore - level.size()));
      rounds.expand(monitor, this::tick);
      tick();
      if (monitor.shouldStop()) {
        return monitor.cancelled() ? End.CANCELLED : End.TIME;
      }
      for (Worker worker : workers) {
        stuck |= !worker.deadlocks().isEmpty();
      }
      End end = stuck ? End.RUNNING : rounds.insert();
      if (end != End.RUNNING) {
        return end;
      }
      expanded += rounds.states();
    }
    return stuck ? End.DEADLOCK : End.RUNNING;
  }

  /** Looks at the clock, and reports if it is time to. */
  void tick() {
    monitor.tick(statesBefore, depth, level.size(), bytesBefore);
  }

  private long bytes() {
    return store.bytes() + rounds.bufferBytes();
  }

  private long transitions() {
    long transitions = 0;
    for (Worker worker : workers) {
      transitions += worker.transitions();
    }
    return transitions;
  }

  /** The smallest code met, or {@link Integer#MAX_VALUE}. */
  int code() {
    int code = Integer.MAX_VALUE;
    for (Worker worker : workers) {
      code = Math.min(code, worker.code());
    }
    return code;
  }

  /** Ids of the states of the deepest level that have the smallest code, in no particular order. */
  IntList coded() {
    int code = code();
    IntList ids = new IntList();
    for (Worker worker : workers) {
      if (worker.code() == code) {
        ids.addAll(worker.coded());
      }
    }
    return ids;
  }

  /** Ids of the states of the deepest level that are stuck, in no particular order. */
  IntList deadlocks() {
    IntList ids = new IntList();
    for (Worker worker : workers) {
      ids.addAll(worker.deadlocks());
    }
    return ids;
  }

  /** Steps to the states of the level that was, or would have been, expanded last; or -1. */
  int depth() {
    return depth;
  }

  /** States whose successors are not all known. */
  private long frontier() {
    long inLevels = 0;
    for (Level closed : store.levels()) {
      inLevels += closed.size();
    }
    return level.size() - expanded + store.size() - inLevels;
  }

  /** An estimate of the heap bytes that going on would need beyond the bound. */
  private long moreBytes() {
    List<Level> levels = store.levels();
    double ratio = depth < 1 ? 2 : (double) level.size() / levels.get(depth - 1).size();
    double states = frontier() * (ratio < 0.95 ? ratio / (1 - ratio) : ratio);
    double perState = (double) bytes() / Math.max(1, store.size());
    return (long) Math.max(perState, (states + frontier()) * perState);
  }

  /** The result of a search that did not see everything. */
  SearchResult incomplete(End end, Stats stats) {
    if (end == End.CANCELLED) {
      return new SearchResult.Interrupted(depth, frontier(), stats, coverage());
    }
    Bound bound =
        switch (end) {
          case STATES -> Bound.STATES;
          case MEMORY -> Bound.MEMORY;
          case TIME -> Bound.TIME;
          case DEPTH -> Bound.DEPTH;
          default -> throw new IllegalArgumentException("no bound: " + end);
        };
    long moreBytes = bound == Bound.MEMORY ? moreBytes() : 0;
    return new SearchResult.Limit(bound, depth, frontier(), moreBytes, stats, coverage());
  }

  Stats stats() {
    List<Long> perLevel = new ArrayList<>();
    store.levels().stream().map(Level::size).filter(size -> size > 0).forEach(perLevel::add);
    long states = store.size();
    int levels = perLevel.size();
    return new Stats(states, transitions(), levels, perLevel, monitor.elapsed(), bytes());
  }

  StepCoverage coverage() {
    StepCoverage coverage = StepCoverage.none();
    for (Worker worker : workers) {
      coverage = coverage.union(worker.coverage());
    }
    return coverage;
  }

  Model model() {
    return model;
  }

  StateStore store() {
    return store;
  }

  Crew crew() {
    return crew;
  }

  Worker worker(int number) {
    return workers[number];
  }

  Monitor monitor() {
    return monitor;
  }

  @Override
  public void close() {
    crew.close();
  }
}
