package org.lufcheck.sim.engine.cpu;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lufcheck.sim.engine.time.Ledger;
import org.lufcheck.sim.input.Program.HotPages;

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
  private final double[] lastFlush;

  /**
   * Nothing was flushed yet.
   *
   * @param cpus how many CPUs there are
   * @param walkNanos what a walk costs the thread, without what the core hides
   */
  public TlbLoss(Ledger ledger, int cpus, double walkNanos) {
    this.ledger = ledger;
    this.walkNanos = walkNanos;
    lastFlush = new double[cpus];
    Arrays.fill(lastFlush, -REFETCH_NANOS);
  }

  /**
   * A CPU loses its entries of an address space.
   *
   * @return what the walks will take, in simulated nanoseconds
   */
  public double flush(int cpu, @Nullable Mm mm, double time) {
    double since = time - lastFlush[cpu];
    lastFlush[cpu] = time;
    if (mm == null || since <= 0) {
      return 0;
    }
    double share = since < REFETCH_NANOS ? since / REFETCH_NANOS : 1;
    HotPages hot = mm.hot();
    double load = hot.load() * share;
    double store = hot.store() * share;
    double instruction = hot.instruction() * share;
    ledger.refill(load, store, instruction);
    return (load + store + instruction) * walkNanos;
  }
}
