package org.lufcheck.explore;

import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Which stored states lie on a shortest run to a target. Found level by level from the targets
 * back: a state is relevant if one of its successors is a relevant state of the next level. The
 * stored link already answers that for one predecessor of each; the others are expanded again.
 */
final class Relevance {
  private final LevelSearch search;
  private final StateStore store;
  private final boolean reduce;
  private final AtomicLongArray[] marks = new AtomicLongArray[StateStore.PARTITIONS];

  Relevance(LevelSearch search, boolean reduce) {
    this.search = search;
    this.store = search.store();
    this.reduce = reduce;
    for (int i = 0; i < marks.length; i++) {
      marks[i] = new AtomicLongArray((store.table(i).size() >>> 6) + 1);
    }
  }

  /** Marks the targets, all of them states of level {@code depth}, and what leads to them. */
  void mark(IntList targets, int depth) {
    for (int i = 0; i < targets.size(); i++) {
      mark(targets.get(i));
    }
    List<Level> levels = store.levels();
    for (int k = depth - 1; k >= 0 && !search.monitor().cancelled(); k--) {
      markParents(levels.get(k + 1));
      markBefore(levels.get(k), levels.get(k + 1));
    }
  }

  /** Whether a state, which this method replaces by its representative, is relevant in a level. */
  boolean relevant(Expander expander, long[] states, int offset, Level level) {
    if (reduce) {
      expander.canonicalize(states, offset);
    }
    int id = store.find(states, offset);
    return id != StateStore.NONE && level.contains(id) && marked(id);
  }

  private void markParents(Level level) {
    Level.Walk walk = new Level.Walk(level, 0);
    for (long i = 0; i < level.size(); i++) {
      if (marked(walk.id())) {
        mark(store.table(walk.partition()).link(walk.number()));
      }
      walk.advance();
    }
  }

  private void markBefore(Level level, Level next) {
    int blocks = (int) ((level.size() + Rounds.BLOCK - 1) / Rounds.BLOCK);
    search
        .crew()
        .run(
            blocks,
            (worker, block) -> {
              long position = (long) block * Rounds.BLOCK;
              long count = Math.min(Rounds.BLOCK, level.size() - position);
              Level.Walk walk = new Level.Walk(level, position);
              for (long i = 0; i < count; i++) {
                if (!marked(walk.id()) && leadsTo(next, walk, search.worker(worker))) {
                  mark(walk.id());
                }
                walk.advance();
              }
            });
  }

  private boolean leadsTo(Level next, Level.Walk walk, Worker worker) {
    StateTable table = store.table(walk.partition());
    Successors successors = worker.successors();
    successors.clear();
    worker.expander().expand(table.chunk(walk.number()), table.offset(walk.number()), successors);
    for (int i = 0; i < successors.size(); i++) {
      if (relevant(worker.expander(), successors.states(), successors.offset(i), next)) {
        return true;
      }
    }
    return false;
  }

  private boolean marked(int id) {
    int number = StateStore.number(id);
    return (marks[StateStore.partition(id)].get(number >>> 6) >>> number & 1) != 0;
  }

  private void mark(int id) {
    int number = StateStore.number(id);
    AtomicLongArray bits = marks[StateStore.partition(id)];
    long bit = 1L << number;
    int word = number >>> 6;
    long old = bits.get(word);
    while ((old & bit) == 0 && !bits.compareAndSet(word, old, old | bit)) {
      old = bits.get(word);
    }
  }
}
