package org.lufcheck.sim.engine.work;

import org.lufcheck.sim.input.Program.HotPages;
import org.lufcheck.sim.input.Tlb;

/**
 * How lookups of pages fare in the TLBs of a core: the pages that are looked up most are there. Two
 * threads of a core that are both busy have half of each.
 */
public final class TlbHits {
  private final Tlb tlb;
  private final double pages;
  private final double skew;
  private final double[] misses;
  private final double[] loadNanos;
  private final double[] storeNanos;

  /**
   * Lookups by Zipf's law.
   *
   * @param pages that are looked up
   * @param skew exponent; 0 for uniform
   */
  TlbHits(Tlb tlb, double pages, double skew) {
    this.tlb = tlb;
    this.pages = pages;
    this.skew = skew;
    misses = new double[] {1 - hits(tlb.sharedEntries(), 1), 1 - hits(tlb.sharedEntries(), 2)};
    loadNanos = new double[] {nanos(tlb.loadEntries(), 1), nanos(tlb.loadEntries(), 2)};
    storeNanos = new double[] {nanos(tlb.storeEntries(), 1), nanos(tlb.storeEntries(), 2)};
  }

  private double hits(int entries, int threads) {
    return Zipf.headShare(pages, (double) entries / threads, skew);
  }

  private double nanos(int firstLevel, int threads) {
    double second = hits(tlb.sharedEntries(), threads) - hits(firstLevel, threads);
    return Math.max(0, second) * tlb.secondLevelNanos();
  }

  /** Share of the lookups that need a walk. */
  double misses(boolean shared) {
    return misses[shared ? 1 : 0];
  }

  /** What a lookup waits for the second level, on average, in nanoseconds. */
  double nanos(boolean shared, boolean write) {
    return (write ? storeNanos : loadNanos)[shared ? 1 : 0];
  }

  /** Hot pages, as far as the TLBs of a core hold them: a flush cannot throw away more. */
  public static HotPages atMost(Tlb tlb, HotPages hot) {
    int second = tlb.sharedEntries();
    return new HotPages(
        Math.min(hot.load(), tlb.loadEntries() + (double) second),
        Math.min(hot.store(), tlb.storeEntries() + (double) second),
        Math.min(hot.instruction(), tlb.instructionEntries() + (double) second));
  }
}
