package org.lufcheck.verdict;

/** How a search goes through the states. */
public enum Method {
  /** Breadth first: all states within the bounds, shortest counterexample. */
  BFS,
  /** Depth first: all states within the bounds, any counterexample. */
  DFS,
  /** Random walks: a counterexample if lucky. */
  RANDOM
}
