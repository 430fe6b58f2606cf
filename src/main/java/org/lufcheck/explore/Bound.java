package org.lufcheck.explore;

/** What can end a search before it has seen everything. */
public enum Bound {
  /** The number of distinct states ({@link Bounds#maxStates}). */
  STATES,
  /** The heap set aside for states ({@link Bounds#maxBytes}). */
  MEMORY,
  /** Wall-clock time ({@link Bounds#maxTime}). */
  TIME,
  /** The length of a run ({@link Bounds#maxDepth}). */
  DEPTH,
  /** The number of random walks. */
  WALKS
}
