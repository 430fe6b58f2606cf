package org.lufcheck.explore;

import java.util.Arrays;

/**
 * The concrete states that shortest runs to a target pass through after the same number of steps,
 * with the steps that go on from each, and how cheaply it can be done from there.
 *
 * <p>The cost of a state is the fewest switches between actors on the rest of a run. It depends on
 * who moved last, but only by one: let {@code f(a)} be the fewest switches if {@code a} moves next,
 * and {@code m} their minimum; then an actor with {@code f(a) = m} that moved last can go on at
 * cost {@code m}, and after any other the cost is {@code m + 1}. So a number and a set of actors
 * say it all.
 */
final class RunLayer {
  private final StateTable states;
  private final IntList firstEdge = new IntList();
  private final IntList labels = new IntList();
  private final IntList targets = new IntList();
  private int[] cost = {};
  private long[] cheapest = {};

  RunLayer(int words) {
    states = new StateTable(words);
  }

  StateTable states() {
    return states;
  }

  /** The number of a state, which is added if it is new. */
  int add(long[] from, int offset, int words) {
    int number = states.add(from, offset, (int) Hash.of(from, offset, words), StateStore.NONE);
    return number < 0 ? ~number : number;
  }

  /** Says that the edges added from now on belong to the next state. */
  void beginEdges() {
    firstEdge.add(labels.size());
  }

  void addEdge(int label, int target) {
    labels.add(label);
    targets.add(target);
  }

  int firstEdge(int state) {
    return firstEdge.get(state);
  }

  int endEdge(int state) {
    return state + 1 < firstEdge.size() ? firstEdge.get(state + 1) : labels.size();
  }

  int label(int edge) {
    return labels.get(edge);
  }

  int target(int edge) {
    return targets.get(edge);
  }

  /** Computes the costs of a layer of targets, from which nothing needs to be done. */
  void evaluate() {
    cost = new int[states.size()];
    cheapest = new long[states.size()];
    Arrays.fill(cheapest, -1L);
  }

  /** Computes the costs from those of the layer that the edges lead to. */
  void evaluate(RunLayer next) {
    cost = new int[states.size()];
    cheapest = new long[states.size()];
    for (int state = 0; state < cost.length; state++) {
      int best = Integer.MAX_VALUE;
      long actors = 0;
      for (int edge = firstEdge(state); edge < endEdge(state); edge++) {
        int actor = Label.actor(label(edge));
        int switches = next.cost(target(edge), actor);
        if (switches < best) {
          best = switches;
          actors = 0;
        }
        if (switches == best) {
          actors |= 1L << actor;
        }
      }
      cost[state] = best;
      cheapest[state] = actors;
    }
  }

  /** The fewest switches after a state if nobody, or whoever is best, moved last. */
  int cost(int state) {
    return cost[state];
  }

  /** The fewest switches after a state into which {@code lastActor} moved. */
  int cost(int state, int lastActor) {
    return (cheapest[state] >>> lastActor & 1) != 0 ? cost[state] : cost[state] + 1;
  }

  /** Heap bytes, counted generously. */
  long bytes() {
    return states.footprint(states.size())
        + states.size() * (3L * Integer.BYTES + Long.BYTES)
        + labels.size() * 4L * Integer.BYTES;
  }
}
