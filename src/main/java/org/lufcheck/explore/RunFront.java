package org.lufcheck.explore;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The states of one layer that the labels chosen so far can lead to at the least cost, in the order
 * in which they were reached, each with its origin in the front before.
 */
final class RunFront {
  private static final int NO_LABEL = -1;

  private final int label;
  private final IntList states = new IntList();
  private final IntList origins = new IntList();

  private RunFront(int label) {
    this.label = label;
  }

  /** The initial states from which the fewest switches are needed. */
  static RunFront cheapest(RunLayer layer) {
    int best = Integer.MAX_VALUE;
    for (int state = 0; state < layer.states().size(); state++) {
      best = Math.min(best, layer.cost(state));
    }
    RunFront front = new RunFront(NO_LABEL);
    for (int state = 0; state < layer.states().size(); state++) {
      if (layer.cost(state) == best) {
        front.states.add(state);
        front.origins.add(NO_LABEL);
      }
    }
    return front;
  }

  /** The front after the smallest label that keeps to the least cost. */
  RunFront step(RunLayer layer, RunLayer next) {
    int best = Integer.MAX_VALUE;
    Map<Integer, Integer> reached = new LinkedHashMap<>();
    for (int i = 0; i < states.size(); i++) {
      int state = states.get(i);
      for (int edge = layer.firstEdge(state); edge < layer.endEdge(state); edge++) {
        int taken = layer.label(edge);
        if (taken <= best && keepsCost(layer, state, taken, next, layer.target(edge))) {
          if (taken < best) {
            best = taken;
            reached.clear();
          }
          reached.putIfAbsent(layer.target(edge), i);
        }
      }
    }
    RunFront front = new RunFront(best);
    reached.forEach(
        (state, origin) -> {
          front.states.add(state);
          front.origins.add(origin);
        });
    return front;
  }

  private boolean keepsCost(RunLayer layer, int state, int taken, RunLayer next, int target) {
    int actor = Label.actor(taken);
    if (label == NO_LABEL) {
      return next.cost(target, actor) == layer.cost(state);
    }
    int last = Label.actor(label);
    int switched = actor == last ? 0 : 1;
    return switched + next.cost(target, actor) == layer.cost(state, last);
  }

  /** The label that led here from the front before. */
  int label() {
    return label;
  }

  int state(int index) {
    return states.get(index);
  }

  /** The index, in the front before, of the state that led to the one at {@code index}. */
  int origin(int index) {
    return origins.get(index);
  }
}
