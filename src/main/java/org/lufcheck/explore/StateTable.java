package org.lufcheck.explore;

import java.util.Arrays;

/**
 * An exact set of packed states with a link each, numbered from 0 in the order of adding. States
 * are never moved once their chunk is full, so that growing copies little; an open-addressing table
 * of ints leads from a hash to a number. Each table entry holds the number plus one and, in its
 * upper {@value #TAG_BITS} bits, a piece of the hash that spares most comparisons of unequal
 * states.
 *
 * <p>Adding is for one thread at a time; finding is for any number of threads while none adds.
 */
final class StateTable {
  /** The most states one table can hold. */
  static final int MAX_STATES = (1 << 26) - 2;

  /** Answer of {@link #find} when the state is absent. */
  static final int ABSENT = -1;

  private static final int TAG_BITS = 6;
  private static final int INDEX_MASK = -1 >>> TAG_BITS;
  private static final int CHUNK_SHIFT = 12;
  private static final int CHUNK_STATES = 1 << CHUNK_SHIFT;
  private static final int CHUNK_MASK = CHUNK_STATES - 1;
  private static final int MIN_ROOM = 8;
  private static final int MIN_SLOTS = 16;

  private final int words;
  private long[][] chunks = {{}};
  private int[][] links = {{}};
  private int[] table = new int[MIN_SLOTS];
  private int size;
  private int room;
  private int threshold = threshold(MIN_SLOTS);

  StateTable(int words) {
    this.words = words;
  }

  int size() {
    return size;
  }

  /** The array that holds state {@code number}, from {@link #offset} on. */
  long[] chunk(int number) {
    return chunks[number >>> CHUNK_SHIFT];
  }

  int offset(int number) {
    return (number & CHUNK_MASK) * words;
  }

  int link(int number) {
    return links[number >>> CHUNK_SHIFT][number & CHUNK_MASK];
  }

  /** A copy of state {@code number}. */
  long[] state(int number) {
    int offset = offset(number);
    return Arrays.copyOfRange(chunk(number), offset, offset + words);
  }

  /** The number of a state, or {@link #ABSENT}. */
  int find(long[] from, int offset, int hash) {
    int slot = slot(from, offset, hash);
    return (table[slot] & INDEX_MASK) - 1;
  }

  /**
   * Adds a state. Answers its number if it is new, otherwise the complement of the number it
   * already has. The caller sees to it that there are fewer than {@link #MAX_STATES}.
   */
  int add(long[] from, int offset, int hash, int link) {
    int slot = slot(from, offset, hash);
    if (table[slot] != 0) {
      return -(table[slot] & INDEX_MASK);
    }
    int number = size;
    if (number == room) {
      grow();
    }
    if (number == threshold) {
      rehash();
      slot = slot(from, offset, hash);
    }
    table[slot] = (hash & ~INDEX_MASK) | (number + 1);
    System.arraycopy(from, offset, chunk(number), offset(number), words);
    links[number >>> CHUNK_SHIFT][number & CHUNK_MASK] = link;
    size = number + 1;
    return number;
  }

  /**
   * Reads what {@link #add} will read first for each of the hashes in a range, so that the cache
   * misses overlap instead of following one another. The answer has no meaning, but must be used.
   */
  long touch(int[] hashes, int start, int end) {
    int[] entries = table;
    int mask = entries.length - 1;
    long read = 0;
    for (int i = start; i < end; i++) {
      read += entries[hashes[i] & mask];
    }
    for (int i = start; i < end; i++) {
      int hash = hashes[i];
      int entry = entries[hash & mask];
      if (entry != 0 && ((entry ^ hash) & ~INDEX_MASK) == 0) {
        int number = (entry & INDEX_MASK) - 1;
        read += chunk(number)[offset(number)];
      }
    }
    return read;
  }

  /** Heap bytes of a table with this many states. */
  long footprint(int states) {
    return (long) roomFor(states) * (Long.BYTES * words + Integer.BYTES)
        + (long) slotsFor(states) * Integer.BYTES;
  }

  /** The slot that holds an equal state, or the empty one where it belongs. */
  private int slot(long[] from, int offset, int hash) {
    int[] entries = table;
    int mask = entries.length - 1;
    int tag = hash & ~INDEX_MASK;
    int slot = hash & mask;
    while (true) {
      int entry = entries[slot];
      if (entry == 0
          || ((entry & ~INDEX_MASK) == tag && same((entry & INDEX_MASK) - 1, from, offset))) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
  }

  private boolean same(int number, long[] from, int offset) {
    long[] chunk = chunk(number);
    int start = offset(number);
    for (int i = 0; i < words; i++) {
      if (chunk[start + i] != from[offset + i]) {
        return false;
      }
    }
    return true;
  }

  private void grow() {
    int chunk = size >>> CHUNK_SHIFT;
    int states = chunk == 0 ? roomFor(size + 1) : CHUNK_STATES;
    if (chunk == chunks.length) {
      chunks = Arrays.copyOf(chunks, 2 * chunk);
      links = Arrays.copyOf(links, 2 * chunk);
    }
    if (chunk == 0) {
      chunks[0] = Arrays.copyOf(chunks[0], states * words);
      links[0] = Arrays.copyOf(links[0], states);
    } else {
      chunks[chunk] = new long[states * words];
      links[chunk] = new int[states];
    }
    room = (chunk << CHUNK_SHIFT) + states;
  }

  private void rehash() {
    int[] bigger = new int[2 * table.length];
    int mask = bigger.length - 1;
    for (int number = 0; number < size; number++) {
      int hash = (int) Hash.of(chunk(number), offset(number), words);
      int slot = hash & mask;
      while (bigger[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      bigger[slot] = (hash & ~INDEX_MASK) | (number + 1);
    }
    table = bigger;
    threshold = threshold(bigger.length);
  }

  private static int roomFor(int states) {
    return states > CHUNK_STATES
        ? (states + CHUNK_MASK) & ~CHUNK_MASK
        : Math.max(MIN_ROOM, Integer.highestOneBit(2 * states - 1));
  }

  private static int slotsFor(int states) {
    int slots = MIN_SLOTS;
    while (threshold(slots) < states) {
      slots *= 2;
    }
    return slots;
  }

  /** How many states fill a table of this many slots: 11/16 of it. */
  private static int threshold(int slots) {
    return (int) ((slots * 11L) >>> 4);
  }
}
