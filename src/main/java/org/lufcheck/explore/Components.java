package org.lufcheck.explore;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The strongly connected components of a part of a graph, by Tarjan's algorithm [1] with an
 * explicit stack.
 *
 * <p>[1] R. Tarjan: Depth-First Search and Linear Graph Algorithms. SIAM Journal on Computing 1
 * (1972).
 */
final class Components {
  private static final int NONE = -1;

  private final StateGraph graph;
  private final BitSet part;
  private final int[] component;
  private final int[] low;
  private final int[] nextEdge;
  private final IntList open = new IntList();
  private final IntList calls = new IntList();
  private final IntList orders = new IntList();
  private int order;
  private int count;

  Components(StateGraph graph, BitSet part) {
    this.graph = graph;
    this.part = part;
    this.component = new int[graph.states()];
    this.low = new int[graph.states()];
    this.nextEdge = new int[graph.states()];
    Arrays.fill(component, NONE);
    for (int root = part.nextSetBit(0); root >= 0; root = part.nextSetBit(root + 1)) {
      if (low[root] == 0) {
        explore(root);
      }
    }
  }

  int count() {
    return count;
  }

  /** The number of a state's component, or -1 outside of the part. */
  int of(int state) {
    return component[state];
  }

  /** Whether an edge stays within the component of its state. */
  boolean inside(int state, int edge) {
    return component[state] != NONE && component[state] == component[graph.target(edge)];
  }

  private void explore(int root) {
    enter(root);
    while (!calls.isEmpty()) {
      int state = calls.get(calls.size() - 1);
      int edge = nextEdge[state];
      if (edge == graph.endEdge(state)) {
        leave(state);
        continue;
      }
      int target = graph.target(edge);
      if (part.get(target) && low[target] == 0) {
        enter(target);
        continue;
      }
      if (part.get(target) && component[target] == NONE) {
        low[state] = Math.min(low[state], low[target]);
      }
      nextEdge[state]++;
    }
  }

  private void enter(int state) {
    order++;
    low[state] = order;
    nextEdge[state] = graph.firstEdge(state);
    open.add(state);
    calls.add(state);
    orders.add(order);
  }

  private void leave(int state) {
    calls.removeLast();
    if (low[state] != orders.removeLast()) {
      return;
    }
    int member;
    do {
      member = open.removeLast();
      component[member] = count;
    } while (member != state);
    count++;
  }
}
