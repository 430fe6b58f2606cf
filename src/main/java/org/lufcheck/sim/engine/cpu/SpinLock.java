package org.lufcheck.sim.engine.cpu;

import org.lufcheck.sim.result.Payer;

/**
 * A spinlock that is taken with interrupts off (spin_lock_irq, spin_lock_irqsave). Who waits spins:
 * its CPU is not lazy, but answers no IPI before it has had the lock and released it.
 *
 * <p>What is simulated is the work that waits for the lock, served in the order of arrival. Actors
 * act in the order in which their steps begin, and take a lock somewhere within a step, so an
 * arrival may be earlier than the one before it; it then finds what is still to be served and no
 * time to have passed. That keeps a lock that is seldom taken free, and a lock that everybody wants
 * as busy as it is.
 */
public final class SpinLock {
  private final Processors processors;
  private double backlog;
  private double last;

  /** A free lock. */
  public SpinLock(Processors processors) {
    this.processors = processors;
  }

  /**
   * Waits for the lock, holds it and releases it.
   *
   * @param payer on whose account it is held; the wait is {@link Payer#LRU_LOCK}'s
   * @param nanos for how long it is held
   */
  public void hold(Current current, Payer payer, double nanos) {
    double from = current.now();
    if (from > last) {
      backlog = Math.max(0, backlog - (from - last));
      last = from;
    }
    current.spend(Payer.LRU_LOCK, backlog);
    current.spend(payer, nanos);
    backlog += nanos;
    processors.interruptsOff(current.cpu(), from, current.now());
  }
}
