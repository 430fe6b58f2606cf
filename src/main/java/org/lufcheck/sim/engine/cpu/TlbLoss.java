package org.lufcheck.sim.engine.cpu;

import org.lufcheck.sim.engine.time.Ledger;
import org.lufcheck.sim.input.Program.HotPages;
import org.lufcheck.sim.result.Payer;

/**
 * What a flush costs the CPU that is flushed: the entries that its thread uses all the time have to
 * be walked for again. Pages that are visited once are not lost to a flush, since they need a walk
 * anyway.
 *
 * <p>A second flush shortly after the first finds only what was fetched again in between; that
 * takes {@value #REFETCH_NANOS} ns, within which the loss grows in proportion (an assumption: a few
 * walks of some 30 ns each among other work).
 */
public final class TlbLoss {
  /** Time in which a running thread has fetched all its hot entries again. */
  static final double REFETCH_NANOS = 1000;

  private final Ledger ledger;
  private final double walkNanos;

  /**
   * Counts in a ledger.
   *
   * @param walkNanos what a walk costs the thread, without what the core hides
   */
  public TlbLoss(Ledger ledger, double walkNanos) {
    this.ledger = ledger;
    this.walkNanos = walkNanos;
  }

  /**
   * Which part of its entries a CPU loses that was flushed a while before. If that flush is known
   * already but comes later, this one loses all and leaves it to lose less: together they lose the
   * same.
   *
   * @param apart from the latest flush so far, in simulated nanoseconds, not negative
   */
  static double share(double apart) {
    return apart < REFETCH_NANOS ? apart / REFETCH_NANOS : 1;
  }

  /** What the walks of a CPU take that lost a part of its entries, in simulated nanoseconds. */
  double walkNanos(Mm mm, double share) {
    HotPages hot = mm.hot();
    return (hot.load() * share + hot.store() * share + hot.instruction() * share) * walkNanos;
  }

  /**
   * CPUs lose parts of their entries of an address space: counts the walks for them.
   *
   * @param shares the sum of the parts
   * @param nanos what the walks take that somebody has to be charged for
   */
  void lose(Mm mm, double shares, double nanos) {
    HotPages hot = mm.hot();
    ledger.refill(hot.load() * shares, hot.store() * shares, hot.instruction() * shares);
    ledger.charge(Payer.WALKS, nanos);
  }
}
