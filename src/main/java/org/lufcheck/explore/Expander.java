package org.lufcheck.explore;

/**
 * Generates and judges states for one thread. Methods take a state as a slice of a larger array, so
 * that nothing is allocated on the way; they may use scratch space of the expander but must not
 * keep the array.
 */
public interface Expander {
  /** Adds every successor of the state at {@code offset} to {@code out}, in a fixed order. */
  void expand(long[] states, int offset, Successors out);

  /**
   * Judges a state: 0 when it is unremarkable, otherwise a positive code that stops the search at
   * this depth (a violated clause, or a witness that was looked for). Among states of one depth the
   * smallest code is reported.
   */
  int check(long[] states, int offset);

  /** Whether a state without successors is a proper end of a run rather than a deadlock. */
  boolean mayEnd(long[] states, int offset);

  /**
   * Replaces the state in place by the representative of its symmetry class, and renumbers its
   * clocks. Does nothing in a model without reductions. Must be idempotent, and two states with the
   * same representative must have the same judgement and, up to renaming, the same successors.
   */
  void canonicalize(long[] states, int offset);
}
