package org.lufcheck.concurrent.prim;

/**
 * rwlock_t, taken with interrupts off: several readers or one writer. Holders never wait for
 * another CPU, so waiters need not look for interrupts. Not reentrant.
 */
public interface RwLock {
  /** read_lock_irqsave(): acquire. */
  void readLock();

  /** read_unlock_irqrestore(): release. */
  void readUnlock();

  /** write_lock_irqsave(): acquire. */
  void writeLock();

  /** write_unlock_irqrestore(): release. */
  void writeUnlock();
}
