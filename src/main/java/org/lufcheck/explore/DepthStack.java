package org.lufcheck.explore;

import java.util.Arrays;

/**
 * States still to be visited, each with the step that led to it and its depth; last in, first out.
 */
final class DepthStack {
  private final int words;
  private long[] states;
  private int[] labels = new int[64];
  private int[] depths = new int[64];
  private int size;

  DepthStack(int words) {
    this.words = words;
    this.states = new long[64 * words];
  }

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
  }

  void push(long[] from, int offset, int label, int depth) {
    if (size == labels.length) {
      states = Arrays.copyOf(states, 2 * states.length);
      labels = Arrays.copyOf(labels, 2 * size);
      depths = Arrays.copyOf(depths, 2 * size);
    }
    System.arraycopy(from, offset, states, size * words, words);
    labels[size] = label;
    depths[size] = depth;
    size++;
  }

  /** Removes the top, which {@link #label}, {@link #depth} and {@link #copyTo} still answer for. */
  void pop() {
    size--;
  }

  int label() {
    return labels[size];
  }

  int depth() {
    return depths[size];
  }

  void copyTo(long[] to) {
    System.arraycopy(states, size * words, to, 0, words);
  }

  /** Heap bytes once {@code more} entries are pushed. */
  long bytesWith(int more) {
    long capacity = labels.length;
    while (capacity < size + (long) more) {
      capacity *= 2;
    }
    return capacity * (Long.BYTES * words + 2 * Integer.BYTES);
  }
}
