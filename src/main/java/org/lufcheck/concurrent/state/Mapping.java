package org.lufcheck.concurrent.state;

import org.lufcheck.concurrent.prim.Primitives;
import org.lufcheck.concurrent.prim.SpinLock;
import org.lufcheck.concurrent.prim.Word;

/** struct address_space: a file. */
public final class Mapping {
  /** invalidate_lock, held for writing. */
  public final SpinLock invalidateLock;

  /** i_dio_count. */
  public final Word direct;

  /** mapping->luf_batch (P20). */
  public final LufBatch luf;

  /** A file without I/O in flight. */
  public Mapping(Primitives p, int number) {
    invalidateLock = p.spinLock("invalidate_lock", number);
    direct = p.word("i_dio_count", number, 0);
    luf = new LufBatch(p, "mapping->luf_batch", number);
  }
}
