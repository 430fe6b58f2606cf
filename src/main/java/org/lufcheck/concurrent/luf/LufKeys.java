package org.lufcheck.concurrent.luf;

import org.lufcheck.concurrent.prim.Primitives;
import org.lufcheck.concurrent.prim.Word;
import org.lufcheck.concurrent.state.LufBatch;
import org.lufcheck.concurrent.state.UnmapBatch;
import org.lufcheck.kernel.rules.Generation;

/**
 * luf_batch[] and the keys that index it (mm/rmap.c: new_luf_key, fold_luf_batch, P08, P16, P17).
 * Keys are handed out round and round; one that comes back is merged into. Thread-safe.
 */
public final class LufKeys {
  /** No key: nothing is owed. */
  public static final int NONE = 0;

  /** As many as a 16-bit tag can name. */
  public static final int MOST = 65_535;

  private final Word kgen;
  private final LufBatch[] batches;
  private final DoneMarks marks;
  private final boolean merges;

  /**
   * An empty table.
   *
   * @param keys how many keys there are, 1 to {@link #MOST}
   * @param merges whether a key that is handed out again is merged into rather than replaced
   */
  public LufKeys(Primitives p, int keys, DoneMarks marks, boolean merges) {
    kgen = p.word("luf_kgen", 0, 0);
    batches = new LufBatch[keys + 1];
    for (int k = 0; k < batches.length; k++) {
      batches[k] = new LufBatch(p, "luf_batch", k);
    }
    this.marks = marks;
    this.merges = merges;
  }

  /** new_luf_key(): 1, 2, ..., and 1 again after the last. */
  public int next() {
    return (int) ((kgen.addReturn(1) - 1) % (batches.length - 1)) + 1;
  }

  /** The batch of a key. */
  public LufBatch get(int key) {
    return batches[key];
  }

  /**
   * __fold_luf_batch() under the key's lock: what is owed since {@code ugen} goes under the key.
   */
  public void fold(int key, UnmapBatch from, long ugen) {
    LufBatch to = batches[key];
    to.lock.writeLock();
    foldLocked(to, from, ugen);
    to.lock.writeUnlock();
  }

  /**
   * fold_luf_batch(): one key's batch into another's. Both are locked in the order of their
   * addresses, here of their keys.
   */
  public void fold(int toKey, int fromKey) {
    if (toKey == fromKey) {
      return;
    }
    LufBatch to = batches[toKey];
    LufBatch from = batches[fromKey];
    if (fromKey < toKey) {
      from.lock.readLock();
      to.lock.writeLock();
    } else {
      to.lock.writeLock();
      from.lock.readLock();
    }
    foldLocked(to, from.batch, from.ugen);
    from.lock.readUnlock();
    to.lock.writeUnlock();
  }

  private void foldLocked(LufBatch to, UnmapBatch from, long ugen) {
    if (!merges) {
      to.batch.reset();
    }
    if (Generation.before(to.ugen, ugen)) {
      long owing = marks.owing(to.batch.cpus(), to.ugen);
      to.batch.setCpus(owing);
      if (owing == 0) {
        to.batch.reset();
      }
      to.ugen = ugen;
    }
    to.batch.fold(from, false);
  }
}
