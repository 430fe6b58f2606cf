package org.lufcheck.explore;

import java.util.Arrays;

/**
 * The successors of one block of states, on their way to the store: first in the order in which
 * they were generated, then, after {@link #sort}, by partition and in that order within each.
 * Buffers are kept between uses. One thread at a time writes; after that any number may read.
 */
final class Batch {
  private final int words;
  private long[] states = {};
  private int[] hashes = {};
  private int[] parents = {};
  private final int[] ends = new int[StateStore.PARTITIONS + 1];

  Batch(int words) {
    this.words = words;
  }

  /** Takes over what a staging area holds, partition by partition (a counting sort). */
  void sort(Staging staging) {
    int size = staging.size;
    if (hashes.length < size) {
      int capacity = Math.max(16, size + size / 4);
      states = new long[capacity * words];
      hashes = new int[capacity];
      parents = new int[capacity];
    }
    ends[0] = 0;
    for (int i = 0; i < StateStore.PARTITIONS; i++) {
      ends[i + 1] = ends[i] + staging.counts[i];
    }
    int[] next = staging.counts;
    System.arraycopy(ends, 0, next, 0, StateStore.PARTITIONS);
    for (int i = 0; i < size; i++) {
      long hash = staging.hashes[i];
      int to = next[StateStore.partitionOf(hash)]++;
      hashes[to] = (int) hash;
      parents[to] = staging.parents[i];
      for (int word = 0; word < words; word++) {
        states[to * words + word] = staging.states[i * words + word];
      }
    }
  }

  int words() {
    return words;
  }

  int start(int partition) {
    return ends[partition];
  }

  int end(int partition) {
    return ends[partition + 1];
  }

  int count(int partition) {
    return ends[partition + 1] - ends[partition];
  }

  long[] states() {
    return states;
  }

  int[] hashes() {
    return hashes;
  }

  int hash(int candidate) {
    return hashes[candidate];
  }

  int parent(int candidate) {
    return parents[candidate];
  }

  /** Heap bytes of the buffers. */
  long bytes() {
    return (long) hashes.length * (Long.BYTES * words + 2 * Integer.BYTES);
  }

  /** Where one thread collects the successors of a block before they are sorted. */
  static final class Staging {
    private final int words;
    private long[] states;
    private long[] hashes = new long[64];
    private int[] parents = new int[64];
    private final int[] counts = new int[StateStore.PARTITIONS];
    private int size;

    Staging(int words) {
      this.words = words;
      this.states = new long[64 * words];
    }

    void clear() {
      size = 0;
      Arrays.fill(counts, 0);
    }

    void add(long[] from, int offset, int parent) {
      if (size == parents.length) {
        states = Arrays.copyOf(states, 2 * size * words);
        hashes = Arrays.copyOf(hashes, 2 * size);
        parents = Arrays.copyOf(parents, 2 * size);
      }
      int to = size * words;
      for (int word = 0; word < words; word++) {
        states[to + word] = from[offset + word];
      }
      long hash = Hash.of(from, offset, words);
      hashes[size] = hash;
      parents[size] = parent;
      counts[StateStore.partitionOf(hash)]++;
      size++;
    }
  }
}
