package org.lufcheck.kernel.state;

/** What a page-table entry holds. */
public final class Pte {
  /** Nothing. */
  public static final int NONE = 0;

  /** A translation. */
  public static final int PRESENT = 1;

  /** A migration entry: faults wait. */
  public static final int MIGRATION = 2;

  /** A swap entry: the page is in swap. */
  public static final int SWAP = 3;

  /**
   * A translation that nobody may use until a fault makes it accessible again (PROT_NONE, a NUMA
   * hint). The kernel counts it as present, the hardware does not.
   */
  public static final int PROTNONE = 4;

  private Pte() {}

  /** Whether a kind maps a frame, accessible or not (pte_present). */
  public static boolean mapped(int kind) {
    return kind == PRESENT || kind == PROTNONE;
  }
}
