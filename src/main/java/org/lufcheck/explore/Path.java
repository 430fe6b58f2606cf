package org.lufcheck.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The run that a search is on at the moment: it can be cut back and continued differently. */
final class Path {
  private final int words;
  private long[] states;
  private int[] labels = new int[64];
  private int length;

  Path(int words) {
    this.words = words;
    this.states = new long[64 * words];
  }

  /** Goes back to {@code depth} - 1 steps, if need be, and takes a step to a state. */
  void set(int depth, int label, long[] from, int offset) {
    if (depth >= labels.length) {
      states = Arrays.copyOf(states, 2 * states.length);
      labels = Arrays.copyOf(labels, 2 * labels.length);
    }
    System.arraycopy(from, offset, states, depth * words, words);
    labels[depth] = label;
    length = depth;
  }

  Trace trace() {
    List<long[]> copies = new ArrayList<>();
    for (int i = 0; i <= length; i++) {
      copies.add(Arrays.copyOfRange(states, i * words, (i + 1) * words));
    }
    return new Trace(copies, Arrays.copyOfRange(labels, 1, length + 1), Trace.NO_LOOP);
  }

  /** Heap bytes once there are {@code depth} steps. */
  long bytesWith(int depth) {
    long capacity = depth >= labels.length ? 2L * labels.length : labels.length;
    return capacity * (Long.BYTES * words + Integer.BYTES);
  }
}
