package org.lufcheck.sim.engine.cpu;

import org.lufcheck.sim.engine.time.Ledger;

/**
 * Page walks that the work itself needs, whether anything is flushed or not: first principles, not
 * calibrated. A visit to a page that was not used for long needs one walk; an instruction that
 * faulted walks again; and reading a page into memory touches, in the kernel, memory that was not
 * used for as long as the page was away: its struct page, page-table page and XArray node, of which
 * about one needs a walk for a load and one for a store.
 */
public final class WalkCounts {
  private static final double LOADS_PER_PAGE_IN = 1;
  private static final double STORES_PER_PAGE_IN = 1;

  /**
   * Code of the storage path that user code has displaced since the last request, in pages of 4 KiB
   * (modules are not mapped by huge pages): an assumption.
   */
  private static final double FETCHES_PER_SLEEP = 4;

  private final Ledger ledger;

  /** Counts in a ledger. */
  public WalkCounts(Ledger ledger) {
    this.ledger = ledger;
  }

  /** A thread uses pages that it has not used for long. */
  public void visits(long pages, boolean write) {
    double walks = (double) pages;
    ledger.walk(write ? 0 : walks, write ? walks : 0, 0);
  }

  /** Instructions that faulted are repeated. */
  public void faults(long faults) {
    ledger.walk((double) faults, 0, 0);
  }

  /** Pages are read into memory. */
  public void pageIns(long pages) {
    ledger.walk(LOADS_PER_PAGE_IN * pages, STORES_PER_PAGE_IN * pages, 0);
  }

  /** A thread slept until storage delivered. */
  public void sleeps(long times) {
    ledger.walk(0, 0, FETCHES_PER_SLEEP * times);
  }
}
