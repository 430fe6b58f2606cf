package org.lufcheck.sim.engine.cpu;

import org.lufcheck.sim.engine.time.BusyTimes;
import org.lufcheck.sim.input.KernelSettings.LockWaits;
import org.lufcheck.sim.result.Payer;

/**
 * A spinlock that is taken with interrupts off (spin_lock_irq, spin_lock_irqsave). Who waits spins:
 * its CPU is not lazy, but answers no IPI before it has had the lock and released it. Or it answers
 * as long as it waits: a lock that Linux does not have here, to see what depends on it.
 *
 * <p>Actors act in the order in which their steps begin, and take a lock somewhere within a step:
 * who arrives at an earlier moment than others that are known already is served before them, as far
 * as the lock is free until then ({@link BusyTimes}).
 */
public final class SpinLock {
  /** Of all CPUs between the one that is behind the others and the one that is ahead. */
  private static final int MOST_HOLDS = 256;

  private final Processors processors;
  private final boolean deafWaits;
  private final BusyTimes held = new BusyTimes(MOST_HOLDS);

  /**
   * A free lock.
   *
   * @param waits how CPUs wait for it
   */
  public SpinLock(Processors processors, LockWaits waits) {
    this.processors = processors;
    deafWaits = waits == LockWaits.INTERRUPTS_OFF;
  }

  /**
   * Waits for the lock, holds it and releases it.
   *
   * @param payer on whose account it is held; the wait is {@link Payer#LRU_LOCK}'s
   * @param nanos for how long it is held
   */
  public void hold(Current current, Payer payer, double nanos) {
    double from = current.now();
    double released = held.serve(from, nanos);
    current.spend(Payer.LRU_LOCK, Math.max(0, released - nanos - from));
    current.spend(payer, nanos);
    double deaf = deafWaits ? from : current.now() - nanos;
    processors.interruptsOff(current.cpu(), deaf, current.now());
  }
}
