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

  private Pte() {}
}
