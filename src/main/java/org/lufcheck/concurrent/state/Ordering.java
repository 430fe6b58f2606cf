package org.lufcheck.concurrent.state;

/**
 * A memory-ordering obligation of the series. Each can be taken out, to see what then becomes
 * possible on weakly ordered hardware; under sequential consistency nothing changes but O7.
 */
public enum Ordering {
  /** The PTE is cleared before its request is numbered: xchg() and a fully ordered increment. */
  O1,
  /** The PTE is cleared before mm_cpumask is read: the full barrier of the TLB generation. */
  O2,
  /** A flush draws its number before it begins: the fully ordered increment (P17). */
  O3,
  /** A flush is complete before its done marks are published: smp_mb() in tlb_flush_end (P17). */
  O4,
  /** Whoever skips a flush because of a mark writes to the frame later: control dependency. */
  O5,
  /** A generation's flush and waits come before zone_ugen_done: smp_mb() before the store (P21). */
  O6,
  /** A page's tag and zone_batch change together: both under zone->lock (P21). */
  O7,
  /** A flush is complete before the change that it guards: the acknowledgements' acquire. */
  O8;

  /** All obligations kept, as a mask for {@code kept}. */
  public static final int ALL = (1 << values().length) - 1;

  /** Whether a mask keeps this obligation. */
  public boolean in(int kept) {
    return (kept & 1 << ordinal()) != 0;
  }

  /** The mask without this obligation. */
  public int outOf(int kept) {
    return kept & ~(1 << ordinal());
  }
}
