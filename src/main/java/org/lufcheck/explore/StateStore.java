package org.lufcheck.explore;

import java.util.ArrayList;
import java.util.List;

/**
 * Every state of a search, exactly, level by level.
 *
 * <p><b>Partitions.</b> The highest bits of a state's hash name one of {@value #PARTITIONS} tables.
 * One thread at a time fills a table, so there are no locks and no compare-and-swap. All candidates
 * of a round for one table come in a row, so that a table of moderate size stays in the cache of
 * the core that fills it; and since they are known in advance, {@link StateTable#touch} can overlap
 * the cache misses of a larger one, which are what a search with a single table mostly waits for
 * [1].
 *
 * <p><b>Determinism.</b> The number of partitions does not depend on the number of threads, and
 * candidates reach a partition in the order of the states they come from. So the numbers of states,
 * their links and all counts are the same for any number of threads. Shared lock-free tables [1]
 * scale further but number states in the order in which threads win.
 *
 * <p><b>Exactness.</b> Full states are compared, unlike in hash compaction or bit-state tables [2],
 * whose answer "no violation" is only probable.
 *
 * <p>Identifiers: a state's {@code int} id is its partition in the upper {@value #PARTITION_BITS}
 * bits and its number within the partition below.
 *
 * <ol>
 *   <li>A. Laarman, J. van de Pol, M. Weber: Boosting Multi-Core Reachability Performance with
 *       Shared Hash Tables. FMCAD 2010, arXiv:1004.2772.
 *   <li>G. J. Holzmann: An Analysis of Bitstate Hashing. Formal Methods in System Design 13 (1998).
 * </ol>
 */
final class StateStore {
  static final int PARTITION_BITS = 6;
  static final int PARTITIONS = 1 << PARTITION_BITS;

  /** An id that no state has. */
  static final int NONE = -1;

  /** Heap bytes of one level: a number per partition, the objects around, and its statistics. */
  private static final long LEVEL_BYTES = PARTITIONS * Integer.BYTES + 128;

  private static final int NUMBER_BITS = Integer.SIZE - PARTITION_BITS;
  private static final int NUMBER_MASK = -1 >>> PARTITION_BITS;

  private final int words;
  private final StateTable[] tables = new StateTable[PARTITIONS];
  private final List<Level> levels = new ArrayList<>();
  private int[] levelStart = new int[PARTITIONS];

  StateStore(int words) {
    this.words = words;
    for (int i = 0; i < PARTITIONS; i++) {
      tables[i] = new StateTable(words);
    }
  }

  static int partitionOf(long hash) {
    return (int) (hash >>> (Long.SIZE - PARTITION_BITS));
  }

  static int id(int partition, int number) {
    return (partition << NUMBER_BITS) | number;
  }

  static int partition(int id) {
    return id >>> NUMBER_BITS;
  }

  static int number(int id) {
    return id & NUMBER_MASK;
  }

  StateTable table(int partition) {
    return tables[partition];
  }

  /** The id of a stored state, or {@link #NONE}. */
  int find(long[] from, int offset) {
    long hash = Hash.of(from, offset, words);
    int partition = partitionOf(hash);
    int number = tables[partition].find(from, offset, (int) hash);
    return number == StateTable.ABSENT ? NONE : id(partition, number);
  }

  /** Declares the states added since the last call to be the next level. */
  Level closeLevel() {
    int[] end = new int[PARTITIONS];
    for (int i = 0; i < PARTITIONS; i++) {
      end[i] = tables[i].size();
    }
    Level level = new Level(levelStart, end);
    levelStart = end;
    levels.add(level);
    return level;
  }

  /** The closed levels, by depth. */
  List<Level> levels() {
    return levels;
  }

  long size() {
    long size = 0;
    for (StateTable table : tables) {
      size += table.size();
    }
    return size;
  }

  /** Heap bytes of the levels, the next one included. */
  long levelBytes() {
    return (levels.size() + 1L) * LEVEL_BYTES;
  }

  /** Heap bytes in use. */
  long bytes() {
    long bytes = levelBytes();
    for (StateTable table : tables) {
      bytes += table.footprint(table.size());
    }
    return bytes;
  }
}
