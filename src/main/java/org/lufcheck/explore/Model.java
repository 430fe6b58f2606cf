package org.lufcheck.explore;

import java.util.List;

/**
 * A transition system over states packed into a fixed number of {@code long}s. A model is immutable
 * and shared between threads; the work is done by one {@link Expander} per thread.
 */
public interface Model {
  /** How many {@code long}s hold one state; at least 1. */
  int words();

  /** How many actors move; actor numbers in labels run from 0 to this, exclusive. */
  int actors();

  /** The states in which runs begin; at least one, each of {@link #words()} longs. */
  List<long[]> initialStates();

  /** A fresh expander, to be used by one thread. */
  Expander newExpander();
}
