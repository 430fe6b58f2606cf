package org.lufcheck.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Builds a cycle within a strongly connected component that is fair to given actors: each of them
 * moves on the cycle or is not enabled in one of its states. The nearest witness is visited first,
 * then the next nearest from there, until all are satisfied; so the cycle is short, but not
 * necessarily the shortest.
 */
final class LassoFinder {
  private static final int NONE = -1;

  private final StateGraph graph;
  private final Components components;
  private final int[] edgeInto;
  private final int[] origin;
  private final IntList cycle = new IntList();
  private long needed;

  LassoFinder(StateGraph graph, Components components) {
    this.graph = graph;
    this.components = components;
    this.edgeInto = new int[graph.states()];
    this.origin = new int[graph.states()];
  }

  /** Appends to a run that ends in {@code start} a fair cycle back to it. */
  Trace extend(Trace prefix, int start, long fairActors) {
    needed = fairActors & graph.enabled(start);
    int at = start;
    while (needed != 0) {
      at = follow(at, start, false);
    }
    if (at != start || cycle.isEmpty()) {
      follow(at, start, true);
    }
    int[] labels = Arrays.copyOf(prefix.labels(), prefix.length() + cycle.size());
    List<long[]> states = new ArrayList<>(prefix.states());
    for (int i = 0; i < cycle.size(); i++) {
      int edge = cycle.get(i);
      labels[prefix.length() + i] = graph.label(edge);
      states.add(graph.state(graph.target(edge)));
    }
    return new Trace(states, labels, prefix.length());
  }

  /** Takes the shortest way to a witness, or home to {@code start}; answers where it ended. */
  private int follow(int from, int start, boolean home) {
    Arrays.fill(edgeInto, NONE);
    IntList queue = new IntList();
    queue.add(from);
    for (int head = 0; head < queue.size(); head++) {
      int state = queue.get(head);
      for (int edge = graph.firstEdge(state); edge < graph.endEdge(state); edge++) {
        int target = graph.target(edge);
        if (!components.inside(state, edge)) {
          continue;
        }
        if (home ? target == start : satisfies(edge)) {
          take(from, state, edge);
          return target;
        }
        if (edgeInto[target] == NONE && target != from) {
          edgeInto[target] = edge;
          origin[target] = state;
          queue.add(target);
        }
      }
    }
    throw new IllegalStateException("the component is not strongly connected, or not fair");
  }

  private boolean satisfies(int edge) {
    return (needed & graph.actor(edge)) != 0 || (needed & ~graph.enabled(graph.target(edge))) != 0;
  }

  private void take(int from, int state, int lastEdge) {
    List<Integer> edges = new ArrayList<>();
    edges.add(lastEdge);
    for (int at = state; at != from; at = origin[at]) {
      edges.add(edgeInto[at]);
    }
    Collections.reverse(edges);
    for (int edge : edges) {
      cycle.add(edge);
      needed &= ~graph.actor(edge) & graph.enabled(graph.target(edge));
    }
  }
}
