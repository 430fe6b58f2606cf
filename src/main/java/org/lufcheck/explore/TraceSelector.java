package org.lufcheck.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the counterexample that is easiest to read: among all shortest runs from an initial state
 * to a target, one with the fewest switches between actors, and of those the one whose labels come
 * first in lexicographic order.
 *
 * <p><b>Why it can be exact.</b> Going breadth-first, every state of a shortest run to a target of
 * level <i>n</i> lies at its own level, so the runs form a graph with <i>n</i> + 1 layers.
 *
 * <ol>
 *   <li>{@link Relevance} marks, from the targets backwards, the stored states that lie on such
 *       runs.
 *   <li>Forwards from the initial states, the <i>concrete</i> runs are laid out, layer by layer,
 *       keeping a successor only if the representative of its symmetry class [1] is marked in the
 *       next level. Without reductions these are the marked states themselves. With them they are
 *       the real states behind the marked ones: a class at level <i>k</i> is entered by every
 *       shortest run at step <i>k</i>, since a shorter way into it would shorten the run. So the
 *       run is a run of the model as it stands, and its switches are real switches.
 *   <li>Backwards over the layers, dynamic programming computes the fewest switches still to come,
 *       depending on who moved last (see {@link RunLayer}).
 *   <li>Forwards again, at each step the smallest label is taken that still attains the optimum,
 *       from all states that the labels chosen so far can lead to.
 * </ol>
 *
 * <p>Nothing of this depends on the number of threads. Should the layers of step 2 outgrow {@code
 * maxBytes} (a reduction by many symmetric actors, at the edge of memory), the run is chosen step
 * by step instead: still shortest and real, but perhaps with more switches than necessary.
 *
 * <p>[1] C. N. Ip, D. L. Dill: Better Verification Through Symmetry. Formal Methods in System
 * Design 9 (1996).
 */
final class TraceSelector {
  private static final int NO_ACTOR = -1;

  private final Model model;
  private final int words;
  private final LevelSearch search;
  private final Relevance relevance;
  private final long maxBytes;
  private final Expander expander;
  private final Successors successors;
  private final long[] scratch;

  TraceSelector(LevelSearch search, boolean reduce, long maxBytes) {
    this.model = search.model();
    this.words = model.words();
    this.search = search;
    this.relevance = new Relevance(search, reduce);
    this.maxBytes = maxBytes;
    this.expander = search.worker(0).expander();
    this.successors = search.worker(0).successors();
    this.scratch = new long[words];
  }

  /**
   * The best run to one of the targets, all of them states of level {@code depth}; null if the
   * search was cancelled meanwhile.
   */
  @Nullable Trace select(IntList targets, int depth) {
    relevance.mark(targets, depth);
    if (search.monitor().cancelled()) {
      return null;
    }
    List<RunLayer> layers = layOut(depth);
    if (search.monitor().cancelled()) {
      return null;
    }
    return layers == null ? walkGreedily(depth) : choose(layers);
  }

  private @Nullable List<RunLayer> layOut(int depth) {
    List<RunLayer> layers = new ArrayList<>();
    RunLayer layer = new RunLayer(words);
    for (long[] initial : model.initialStates()) {
      if (relevant(initial, 0, 0)) {
        layer.add(initial, 0, words);
      }
    }
    layers.add(layer);
    long bytes = 0;
    for (int k = 1; k <= depth && !search.monitor().cancelled(); k++) {
      RunLayer next = new RunLayer(words);
      for (int state = 0; state < layer.states().size(); state++) {
        connect(layer, state, next, k);
        if (bytes + layer.bytes() + next.bytes() > maxBytes) {
          return null;
        }
      }
      bytes += layer.bytes();
      layers.add(next);
      layer = next;
    }
    return layers;
  }

  private void connect(RunLayer layer, int state, RunLayer next, int depth) {
    layer.beginEdges();
    expand(layer.states().chunk(state), layer.states().offset(state));
    for (int i = 0; i < successors.size(); i++) {
      int offset = successors.offset(i);
      if (relevant(successors.states(), offset, depth)) {
        layer.addEdge(successors.label(i), next.add(successors.states(), offset, words));
      }
    }
  }

  private static Trace choose(List<RunLayer> layers) {
    int depth = layers.size() - 1;
    layers.get(depth).evaluate();
    for (int k = depth - 1; k >= 0; k--) {
      layers.get(k).evaluate(layers.get(k + 1));
    }
    List<RunFront> fronts = new ArrayList<>();
    RunFront front = RunFront.cheapest(layers.get(0));
    fronts.add(front);
    for (int k = 0; k < depth; k++) {
      front = front.step(layers.get(k), layers.get(k + 1));
      fronts.add(front);
    }
    int[] labels = new int[depth];
    List<long[]> states = new ArrayList<>();
    int index = 0;
    for (int k = depth; k >= 0; k--) {
      RunFront at = fronts.get(k);
      states.add(layers.get(k).states().state(at.state(index)));
      if (k > 0) {
        labels[k - 1] = at.label();
        index = at.origin(index);
      }
    }
    Collections.reverse(states);
    return new Trace(states, labels, Trace.NO_LOOP);
  }

  private Trace walkGreedily(int depth) {
    long[] state =
        model.initialStates().stream()
            .filter(initial -> relevant(initial, 0, 0))
            .findFirst()
            .orElseThrow();
    List<long[]> states = new ArrayList<>();
    int[] labels = new int[depth];
    states.add(state);
    for (int k = 0; k < depth; k++) {
      expand(state, 0);
      int best = preferred(k == 0 ? NO_ACTOR : Label.actor(labels[k - 1]), k + 1);
      labels[k] = successors.label(best);
      int offset = successors.offset(best);
      state = Arrays.copyOfRange(successors.states(), offset, offset + words);
      states.add(state);
    }
    return new Trace(states, labels, Trace.NO_LOOP);
  }

  /** The relevant successor by the last actor, or else by any, with the smallest label. */
  private int preferred(int lastActor, int depth) {
    int best = -1;
    for (int i = 0; i < successors.size(); i++) {
      if (relevant(successors.states(), successors.offset(i), depth)
          && (best < 0 || better(i, best, lastActor))) {
        best = i;
      }
    }
    return best;
  }

  private boolean better(int i, int best, int lastActor) {
    boolean stays = Label.actor(successors.label(i)) == lastActor;
    boolean bestStays = Label.actor(successors.label(best)) == lastActor;
    return stays == bestStays ? successors.label(i) < successors.label(best) : stays;
  }

  private void expand(long[] states, int offset) {
    successors.clear();
    expander.expand(states, offset, successors);
  }

  private boolean relevant(long[] states, int offset, int depth) {
    System.arraycopy(states, offset, scratch, 0, words);
    return relevance.relevant(expander, scratch, 0, search.store().levels().get(depth));
  }
}
