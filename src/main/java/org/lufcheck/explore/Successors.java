package org.lufcheck.explore;

import java.util.Arrays;

/** A growable list of (label, successor state) pairs, reused between expansions. */
public final class Successors {
  private final int words;
  private long[] states;
  private int[] labels = new int[64];
  private int size;

  /** An empty list for states of {@code words} longs. */
  public Successors(int words) {
    this.words = words;
    this.states = new long[64 * words];
  }

  /** Copies one successor from {@code from[0 .. words)}. */
  public void add(long[] from, int label) {
    if (size == labels.length) {
      labels = Arrays.copyOf(labels, 2 * size);
      states = Arrays.copyOf(states, 2 * size * words);
    }
    System.arraycopy(from, 0, states, size * words, words);
    labels[size++] = label;
  }

  /** Forgets everything added. */
  public void clear() {
    size = 0;
  }

  /** How many successors there are. */
  public int size() {
    return size;
  }

  /** The label of successor {@code i}. */
  public int label(int i) {
    return labels[i];
  }

  /** The array that holds the successors' states; successor {@code i} begins at {@link #offset}. */
  public long[] states() {
    return states;
  }

  /** Where successor {@code i} begins in {@link #states()}. */
  public int offset(int i) {
    return i * words;
  }
}
