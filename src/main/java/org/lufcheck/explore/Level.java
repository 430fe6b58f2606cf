package org.lufcheck.explore;

/** The states of one depth: in each partition of the store a contiguous range of numbers. */
final class Level {
  /** A level without states. */
  static final Level EMPTY =
      new Level(new int[StateStore.PARTITIONS], new int[StateStore.PARTITIONS]);

  private final int[] start;
  private final int[] end;
  private final long size;

  Level(int[] start, int[] end) {
    this.start = start;
    this.end = end;
    long states = 0;
    for (int i = 0; i < start.length; i++) {
      states += end[i] - start[i];
    }
    this.size = states;
  }

  long size() {
    return size;
  }

  boolean contains(int id) {
    int partition = StateStore.partition(id);
    int number = StateStore.number(id);
    return number >= start[partition] && number < end[partition];
  }

  /** A walk over the level, in the order of partitions and numbers. */
  static final class Walk {
    private final Level level;
    private int partition;
    private int number;

    /** Begins at the state with {@code position} others before it. */
    Walk(Level level, long position) {
      this.level = level;
      long rest = position;
      while (partition < level.start.length - 1
          && rest >= level.end[partition] - level.start[partition]) {
        rest -= level.end[partition] - level.start[partition];
        partition++;
      }
      number = level.start[partition] + (int) rest;
    }

    /** Moves to the next state, which must exist. */
    void advance() {
      number++;
      while (number == level.end[partition] && partition < level.start.length - 1) {
        partition++;
        number = level.start[partition];
      }
    }

    int partition() {
      return partition;
    }

    int number() {
      return number;
    }

    int id() {
      return StateStore.id(partition, number);
    }
  }
}
