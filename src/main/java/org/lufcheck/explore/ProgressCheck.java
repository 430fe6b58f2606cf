package org.lufcheck.explore;

import java.util.BitSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks that obligations do not stay pending for ever, assuming that some actors are treated
 * fairly.
 *
 * <p>An obligation is violated by a run that ends, in a state without successors, with the
 * obligation pending; or by an infinite run on which it is pending from some point on and which is
 * <i>weakly fair</i>: each fair actor moves infinitely often, or is infinitely often not enabled.
 * Actors that are not fair may rest as they like, but a run does not stop while anybody can move.
 *
 * <p>All states are explored, without reductions, which might confuse one pending request with
 * another's. Per obligation, the graph is restricted to the states in which it is pending. An
 * infinite fair run within it stays, in the end, in one strongly connected component; and a
 * component with an edge has such a run if and only if, for each fair actor, it contains a state in
 * which the actor is not enabled or an edge that the actor takes: a cycle through all of these
 * witnesses is fair, and if one is missing in the whole it is missing in every part. So one pass of
 * Tarjan's algorithm decides.
 *
 * <p>The first violated obligation is reported, with the run of {@link TraceSelector} to the
 * nearest state from which it can stay pending, and a short fair cycle there. Deterministic like
 * {@link BreadthFirst}. Judgements of states are not asked for.
 */
public final class ProgressCheck {
  private final Model model;
  private final Obligations obligations;
  private final long fairActors;
  private final SearchOptions options;

  /**
   * A check of {@code model}, to be run any number of times.
   *
   * @param fairActors numbers of the actors to which runs are weakly fair
   * @param options reductions and deadlocks are ignored
   */
  public ProgressCheck(
      Model model, Obligations obligations, Set<Integer> fairActors, SearchOptions options) {
    this.model = model;
    this.obligations = obligations;
    this.options = options.withReduce(false).withDeadlocks(false);
    long actors = 0;
    for (int actor : fairActors) {
      if (actor < 0 || actor >= model.actors()) {
        throw new IllegalArgumentException("there is no actor " + actor);
      }
      actors |= 1L << actor;
    }
    this.fairActors = actors;
  }

  /** Checks silently. */
  public SearchResult run() {
    return run(ProgressListener.SILENT, new Cancellation());
  }

  /** Checks; exceptions that the model throws pass through. */
  public SearchResult run(ProgressListener listener, Cancellation cancellation) {
    Monitor monitor = new Monitor(options.bounds(), listener, cancellation);
    try (LevelSearch search = new LevelSearch(model, options, false, monitor)) {
      LevelSearch.End end = search.run();
      Stats stats = search.stats();
      if (end != LevelSearch.End.EXHAUSTED) {
        return search.incomplete(end, stats);
      }
      long needed = StateGraph.footprint(stats.states(), stats.transitions());
      long lacking = stats.bytes() + needed - options.bounds().maxBytes();
      if (lacking > 0 || Math.max(stats.states(), stats.transitions()) > Integer.MAX_VALUE - 8) {
        return new SearchResult.Limit(
            Bound.MEMORY, search.depth(), 0, Math.max(0, lacking), stats, search.coverage());
      }
      return check(search, new StateGraph(search, stats.transitions()), stats);
    }
  }

  private SearchResult check(LevelSearch search, StateGraph graph, Stats stats) {
    for (int obligation = 0; obligation < obligations.count(); obligation++) {
      search.tick();
      if (search.monitor().shouldStop()) {
        return stopped(search, stats);
      }
      BitSet pending = pending(graph, obligation);
      Components components = new Components(graph, pending);
      BitSet stays = statesOfFairComponents(graph, components, pending);
      Trace trace = stays.isEmpty() ? null : trace(search, graph, components, stays);
      if (trace != null) {
        return new SearchResult.NoProgress(
            obligation, obligations.name(obligation), trace, stats, search.coverage());
      }
    }
    return search.monitor().shouldStop()
        ? stopped(search, stats)
        : new SearchResult.Exhausted(stats, search.coverage());
  }

  private static SearchResult stopped(LevelSearch search, Stats stats) {
    boolean cancelled = search.monitor().cancelled();
    return search.incomplete(cancelled ? LevelSearch.End.CANCELLED : LevelSearch.End.TIME, stats);
  }

  private BitSet pending(StateGraph graph, int obligation) {
    BitSet pending = new BitSet(graph.states());
    for (int state = 0; state < graph.states(); state++) {
      if (graph.pending(obligations, obligation, state)) {
        pending.set(state);
      }
    }
    return pending;
  }

  /** The pending states in which a run can stay pending for ever, and those in which it ends. */
  private BitSet statesOfFairComponents(StateGraph graph, Components components, BitSet pending) {
    long[] satisfied = new long[components.count()];
    BitSet cyclic = new BitSet(components.count());
    for (int state = pending.nextSetBit(0); state >= 0; state = pending.nextSetBit(state + 1)) {
      int component = components.of(state);
      satisfied[component] |= ~graph.enabled(state);
      for (int edge = graph.firstEdge(state); edge < graph.endEdge(state); edge++) {
        if (components.inside(state, edge)) {
          satisfied[component] |= graph.actor(edge);
          cyclic.set(component);
        }
      }
    }
    BitSet stays = new BitSet(graph.states());
    for (int state = pending.nextSetBit(0); state >= 0; state = pending.nextSetBit(state + 1)) {
      int component = components.of(state);
      boolean ends = graph.firstEdge(state) == graph.endEdge(state);
      if (ends || (cyclic.get(component) && (fairActors & ~satisfied[component]) == 0)) {
        stays.set(state);
      }
    }
    return stays;
  }

  private @Nullable Trace trace(
      LevelSearch search, StateGraph graph, Components components, BitSet stays) {
    IntList targets = new IntList();
    int depth = -1;
    while (targets.isEmpty()) {
      depth++;
      Level level = search.store().levels().get(depth);
      Level.Walk walk = new Level.Walk(level, 0);
      for (long i = 0; i < level.size(); i++) {
        if (stays.get(graph.index(walk.id()))) {
          targets.add(walk.id());
        }
        walk.advance();
      }
    }
    long maxBytes = options.bounds().maxBytes() / 4;
    Trace prefix = new TraceSelector(search, false, maxBytes).select(targets, depth);
    if (prefix == null) {
      return null;
    }
    int start = graph.index(search.store().find(prefix.last(), 0));
    return graph.firstEdge(start) == graph.endEdge(start)
        ? prefix
        : new LassoFinder(graph, components).extend(prefix, start, fairActors);
  }
}
