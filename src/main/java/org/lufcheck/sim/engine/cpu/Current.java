package org.lufcheck.sim.engine.cpu;

import org.lufcheck.sim.engine.time.Ledger;
import org.lufcheck.sim.engine.time.Ledger.Count;
import org.lufcheck.sim.result.Payer;

/**
 * What the kernel knows as {@code current}: on which CPU, at what time, on whose account. Every
 * piece of work moves its clock forward and charges somebody.
 */
public final class Current {
  private final Ledger ledger;
  private int cpu;
  private double now;
  private long stalledNodes;
  private boolean tooEarly;
  private boolean reclaimed;
  private boolean waited;
  private int vain;

  /** An account that begins at time 0 on CPU 0. */
  public Current(Ledger ledger) {
    this.ledger = ledger;
  }

  /** The CPU it runs on. */
  public int cpu() {
    return cpu;
  }

  /** Moves it to a CPU. */
  public void cpu(int other) {
    cpu = other;
  }

  /** Its clock, in simulated nanoseconds. */
  public double now() {
    return now;
  }

  /** Sets its clock. */
  public void now(double time) {
    now = time;
  }

  /** Works for a while. */
  public void spend(Payer payer, double nanos) {
    now += nanos;
    ledger.charge(payer, nanos);
  }

  /** Waits until a moment, if that has not passed. */
  public void waitUntil(Payer payer, double time) {
    if (time > now) {
      ledger.charge(payer, time - now);
      now = time;
      waited = true;
    }
  }

  /** Whether it waited since this was last asked. */
  public boolean takeWaited() {
    boolean result = waited;
    waited = false;
    return result;
  }

  /** The ledger that it is charged to. */
  public Ledger ledger() {
    return ledger;
  }

  /** An allocation needs direct reclaim of some nodes first, bit {@code n} for node {@code n}. */
  public void stall(long nodes) {
    stalledNodes = nodes;
  }

  /** The reclaim that was asked for would not be needed if another node were allowed. */
  public void stalledTooEarly() {
    tooEarly = true;
  }

  /** Whether an allocation waits for direct reclaim. */
  public boolean isStalled() {
    return stalledNodes != 0;
  }

  /** The nodes that it waits for. */
  public long stalledNodes() {
    return stalledNodes;
  }

  /** Direct reclaim is over: the allocation may be tried again. */
  public void reclaimed(long pages) {
    stalledNodes = 0;
    reclaimed = true;
    if (tooEarly) {
      ledger.add(Count.PREMATURE_RECLAIMS, pages);
      tooEarly = false;
    }
    vain = pages > 0 ? 0 : vain + 1;
  }

  /** Whether the allocation that is tried has reclaimed already. */
  public boolean hasReclaimed() {
    return reclaimed;
  }

  /** How many times in a row it reclaimed nothing. */
  public int vainReclaims() {
    return vain;
  }

  /** The allocation is over, with or without a page. */
  public void allocationOver() {
    reclaimed = false;
    vain = 0;
  }
}
