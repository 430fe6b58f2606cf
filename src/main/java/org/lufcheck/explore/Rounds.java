package org.lufcheck.explore;

import java.util.ArrayList;
import java.util.List;

/**
 * The work on a level, one round after another. In a round, first every worker takes blocks of the
 * level and collects their successors in one {@link Batch} per block; then every worker takes
 * partitions of the store and adds to each the candidates of all batches, in the order of the
 * blocks. Who does what varies; what is added, in which order, does not.
 *
 * <p>Before candidates are added, the growth of the store is planned for the worst case, that all
 * of them are new. Where that would pass a bound, they are added one by one on one thread, up to
 * the very last that is allowed.
 */
final class Rounds {
  /** States per block: enough to make handing out a block cheap. */
  static final int BLOCK = 512;

  /** Rounds of up to so many blocks are done by the calling thread alone. */
  private static final int SMALL_ROUND = 2;

  private static final int MAX_BLOCKS = 512;

  /** Bytes of candidates in one round, so that they stay in the last-level cache. */
  private static final long ROUND_BYTES = 16 << 20;

  /** The share of the memory that candidates may take, if that is less. */
  private static final int BUFFER_SHARE = 8;

  private final Bounds bounds;
  private final StateStore store;
  private final Crew crew;
  private final Worker[] workers;
  private final int words;
  private final List<Batch> batches = new ArrayList<>();
  private final long roundBytes;
  private Level level = Level.EMPTY;
  private long from;
  private long states;
  private int blocks;

  Rounds(Bounds bounds, StateStore store, Crew crew, Worker[] workers, int words) {
    this.bounds = bounds;
    this.store = store;
    this.crew = crew;
    this.workers = workers;
    this.words = words;
    this.roundBytes = Math.min(ROUND_BYTES, bounds.maxBytes() / BUFFER_SHARE);
  }

  /** Makes initial states the candidates of the first round. */
  void begin(List<long[]> initialStates) {
    blocks = 1;
    provideBatches();
    workers[0].stage(initialStates, batches.get(0));
  }

  /**
   * Takes as many states of a level, from a position on, as one round can do if each has {@code
   * perState} successors. That depends on counts alone, never on the number of threads.
   */
  void plan(Level nextLevel, long position, long perState) {
    level = nextLevel;
    from = position;
    long blockBytes = BLOCK * perState * (Long.BYTES * words + 2 * Integer.BYTES);
    long affordable = Math.max(1, Math.min(MAX_BLOCKS, roundBytes / blockBytes));
    states = Math.min(level.size() - from, affordable * BLOCK);
    blocks = (int) ((states + BLOCK - 1) / BLOCK);
    provideBatches();
  }

  /** How many states of the level the round takes. */
  long states() {
    return states;
  }

  /** Collects successors; the caller's thread runs {@code tick} now and then. */
  void expand(Monitor monitor, Runnable tick) {
    share(
        blocks,
        (worker, block) -> {
          if (worker == 0) {
            tick.run();
          }
          if (!monitor.shouldStop()) {
            long start = (long) block * BLOCK;
            long count = Math.min(BLOCK, states - start);
            workers[worker].expand(level, from + start, count, batches.get(block));
          }
        });
  }

  /** Adds the candidates to the store, all of them unless a bound is in the way. */
  LevelSearch.End insert() {
    if (!fits()) {
      return insertWhileAllowed();
    }
    share(
        StateStore.PARTITIONS,
        (worker, partition) -> {
          for (int block = 0; block < blocks; block++) {
            workers[worker].insert(partition, batches.get(block));
          }
        });
    return LevelSearch.End.RUNNING;
  }

  /**
   * Heap bytes of the candidates' buffers. The staging areas of the workers, one block each, are
   * not counted: how large they are depends on who expanded what.
   */
  long bufferBytes() {
    long bytes = 0;
    for (Batch batch : batches) {
      bytes += batch.bytes();
    }
    return bytes;
  }

  private void share(int items, Crew.Job job) {
    if (blocks <= SMALL_ROUND) {
      crew.runAlone(items, job);
    } else {
      crew.run(items, job);
    }
  }

  private void provideBatches() {
    while (batches.size() < blocks) {
      batches.add(new Batch(words));
    }
  }

  private boolean fits() {
    long total = 0;
    long bytes = bufferBytes() + store.levelBytes();
    for (int partition = 0; partition < StateStore.PARTITIONS; partition++) {
      StateTable table = store.table(partition);
      long after = table.size();
      for (int block = 0; block < blocks; block++) {
        after += batches.get(block).count(partition);
      }
      if (after > StateTable.MAX_STATES) {
        return false;
      }
      total += after;
      bytes += table.footprint((int) after);
    }
    return total <= bounds.maxStates() && bytes <= bounds.maxBytes();
  }

  private LevelSearch.End insertWhileAllowed() {
    long total = store.size();
    long bytes = store.bytes() + bufferBytes();
    for (int partition = 0; partition < StateStore.PARTITIONS; partition++) {
      StateTable table = store.table(partition);
      for (int block = 0; block < blocks; block++) {
        Batch batch = batches.get(block);
        for (int i = batch.start(partition); i < batch.end(partition); i++) {
          if (table.find(batch.states(), i * words, batch.hash(i)) != StateTable.ABSENT) {
            continue;
          }
          int size = table.size();
          bytes += table.footprint(size + 1) - table.footprint(size);
          if (total == bounds.maxStates()) {
            return LevelSearch.End.STATES;
          }
          if (bytes > bounds.maxBytes() || size == StateTable.MAX_STATES) {
            return LevelSearch.End.MEMORY;
          }
          workers[0].insert(partition, table, batch, i);
          total++;
        }
      }
    }
    return LevelSearch.End.RUNNING;
  }
}
