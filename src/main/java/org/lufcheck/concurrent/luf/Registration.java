package org.lufcheck.concurrent.luf;

import org.lufcheck.concurrent.hw.Interrupts;
import org.lufcheck.concurrent.state.LufBatch;
import org.lufcheck.concurrent.state.Memory;
import org.lufcheck.concurrent.state.Mm;
import org.lufcheck.concurrent.state.Ordering;
import org.lufcheck.kernel.Guard;
import org.lufcheck.kernel.rules.Obligation;

/**
 * fold_luf_batch_mm (mm/rmap.c, P19, P20): an unmap is registered with its mm or file, under the
 * page-table lock. Thread-safe.
 */
public final class Registration {
  private final Memory m;
  private final LufClock clock;
  private final Interrupts interrupts;

  /** The registrations of a machine. */
  public Registration(Memory m, LufClock clock, Interrupts interrupts) {
    this.m = m;
    this.clock = clock;
    this.interrupts = interrupts;
  }

  /** Adds the CPUs of an mm to a batch, with a new request number. */
  public void register(LufBatch batch, Mm mm) {
    batch.lock.readLock();
    boolean adds = Obligation.adds(batch.batch.cpus(), mm.cpumask.readOnce());
    batch.lock.readUnlock();
    batch.lock.writeLock();
    if (adds) {
      interrupts.bump(mm);
      batch.batch.addSilently(mm.cpumask.readOnce());
    }
    if (m.rules.has(Guard.BATCH_ASKS)) {
      batch.batch.setRequired();
    }
    batch.ugen = clock.next(m.keeps(Ordering.O1));
    batch.lock.writeUnlock();
  }
}
