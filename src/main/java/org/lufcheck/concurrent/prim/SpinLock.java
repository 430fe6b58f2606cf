package org.lufcheck.concurrent.prim;

/** spinlock_t: acquire on locking, release on unlocking. Not reentrant. */
public interface SpinLock {
  /** spin_lock(), for locks whose holders never wait for another CPU; others poll instead. */
  void lock();

  /**
   * spin_lock() with interrupts on, for locks whose holders may wait for another CPU: spins until
   * it has taken the lock, or until {@code instead} holds.
   *
   * @return whether it took the lock
   */
  boolean lockUnless(Condition instead);

  /** spin_trylock(). */
  boolean tryLock();

  /** spin_unlock(), by the holder. */
  void unlock();

  /** spin_is_locked(): whether anybody holds it now; orders nothing. */
  boolean isLocked();
}
