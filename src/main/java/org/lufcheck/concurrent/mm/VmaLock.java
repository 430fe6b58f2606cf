package org.lufcheck.concurrent.mm;

import org.lufcheck.concurrent.hw.Interrupts;
import org.lufcheck.concurrent.prim.Primitives;
import org.lufcheck.concurrent.prim.Word;
import org.lufcheck.concurrent.state.Memory;
import org.lufcheck.concurrent.state.Mm;
import org.lufcheck.concurrent.state.Task;

/** The mmap lock and the vma locks in one; interrupts stay on. Thread-safe. */
public final class VmaLock {
  private static final long WRITER = -1;

  private final Primitives p;
  private final Interrupts interrupts;

  /** The vma locks of a machine. */
  public VmaLock(Memory m, Interrupts interrupts) {
    this.p = m.p;
    this.interrupts = interrupts;
  }

  /** vma_start_read(), mmap_read_lock(): begins a step with the attempt that succeeds. */
  public void readLock(Task t, Mm mm) {
    Word lock = mm.vmaLock;
    while (true) {
      p.begin(t.name);
      long readers = lock.readOnce();
      if (readers != WRITER && lock.cmpxchg(readers, readers + 1) == readers) {
        return;
      }
      interrupts.await(t, () -> lock.readOnce() != WRITER);
    }
  }

  /** Unlocks for a reader. */
  public void readUnlock(Mm mm) {
    mm.vmaLock.addReturn(-1);
  }

  /** mmap_write_lock(): begins a step with the attempt that succeeds. */
  public void writeLock(Task t, Mm mm) {
    p.begin(t.name);
    while (mm.vmaLock.cmpxchg(0, WRITER) != 0) {
      interrupts.await(t, () -> mm.vmaLock.readOnce() == 0);
      p.begin(t.name);
    }
  }

  /** mmap_write_unlock(). */
  public void writeUnlock(Mm mm) {
    mm.vmaLock.storeRelease(0);
  }
}
