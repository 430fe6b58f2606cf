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
   * CPUs lose their entries of an address space.
   *
   * @param apart from the latest flush so far, in simulated nanoseconds, not negative. If that one
   *     is known already but comes later, this one loses all and leaves it to lose less: together
   *     they lose the same
   * @param cpus how many
   * @return what the walks of each will take, in simulated nanoseconds
   */
  public double flush(Mm mm, double apart, int cpus) {
    if (apart == 0) {
      return 0;
    }
    double share = apart < REFETCH_NANOS ? apart / REFETCH_NANOS : 1;
    HotPages hot = mm.hot();
    double load = hot.load() * share;
    double store = hot.store() * share;
    double instruction = hot.instruction() * share;
    ledger.refill(load * cpus, store * cpus, instruction * cpus);
    return (load + store + instruction) * walkNanos;
  }

  /** Charges walks to the account that pays for them. */
  void charge(double nanos) {
    ledger.charge(Payer.WALKS, nanos);
  }
}
