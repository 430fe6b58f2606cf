package org.lufcheck.sim.engine.memory;

import java.util.Arrays;

/**
 * Pieces of the lists of frames, which hand them to each other as frames move: a frame is always on
 * one list, so that all lists together need hardly more memory than the longest could.
 *
 * <p>For use by one thread.
 */
final class Blocks {
  /** Frames of a block: 2 to the power of this. */
  static final int SHIFT = 12;

  /** Frames of a block. */
  static final int SIZE = 1 << SHIFT;

  /** No block. */
  static final int[] NONE = {};

  private int[][] free = new int[16][];
  private int size;

  /** A block with any contents. */
  int[] take() {
    if (size == 0) {
      return new int[SIZE];
    }
    int[] block = free[--size];
    free[size] = NONE;
    return block;
  }

  /** A block that nobody uses any more. */
  void give(int[] block) {
    if (size == free.length) {
      free = Arrays.copyOf(free, 2 * size);
    }
    free[size++] = block;
  }
}
