package org.lufcheck.concurrent.state;

import org.lufcheck.concurrent.prim.Primitives;
import org.lufcheck.concurrent.prim.RwLock;
import org.lufcheck.kernel.rules.Generation;

/**
 * struct luf_batch: a batch that outlives its task, with the number of its newest request (P08). Of
 * a key, an mm or a file.
 */
public final class LufBatch {
  /** Protects everything else. */
  public final RwLock lock;

  /** The CPUs owed. */
  public final UnmapBatch batch = new UnmapBatch();

  /** The newest request; at first older than any. */
  public long ugen = Generation.INITIAL_DONE;

  /** luf_batch_init(). */
  public LufBatch(Primitives p, String name, int index) {
    lock = p.rwLock(name, index);
  }
}
