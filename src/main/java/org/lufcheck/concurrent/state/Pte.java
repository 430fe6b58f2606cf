package org.lufcheck.concurrent.state;

/**
 * A page-table entry, or a TLB entry, in one word: kind, write and dirty permission, and frame
 * (numbered from 1). Kinds are those of {@link org.lufcheck.kernel.state.Pte}.
 */
public final class Pte {
  /** Nothing. */
  public static final long NONE = org.lufcheck.kernel.state.Pte.NONE;

  private static final long KIND = 3;
  private static final long WRITE = 1L << 2;
  private static final long DIRTY = 1L << 3;
  private static final int FRAME = 4;

  private Pte() {}

  /** A present entry. */
  public static long present(int frame, boolean write, boolean dirty) {
    return org.lufcheck.kernel.state.Pte.PRESENT
        | (write ? WRITE : 0)
        | (dirty ? DIRTY : 0)
        | (long) frame << FRAME;
  }

  /** A migration entry; it keeps the permissions of the entry it replaces. */
  public static long migration(long pte) {
    return org.lufcheck.kernel.state.Pte.MIGRATION | pte & (WRITE | DIRTY);
  }

  /** A swap entry. */
  public static long swap() {
    return org.lufcheck.kernel.state.Pte.SWAP;
  }

  /** Whether it is a translation. */
  public static boolean isPresent(long pte) {
    return (pte & KIND) == org.lufcheck.kernel.state.Pte.PRESENT;
  }

  /** Whether it is a migration entry. */
  public static boolean isMigration(long pte) {
    return (pte & KIND) == org.lufcheck.kernel.state.Pte.MIGRATION;
  }

  /** pte_write(). */
  public static boolean write(long pte) {
    return (pte & WRITE) != 0;
  }

  /** pte_dirty(). */
  public static boolean dirty(long pte) {
    return (pte & DIRTY) != 0;
  }

  /** The frame of a present entry, from 1. */
  public static int frame(long pte) {
    return (int) (pte >>> FRAME);
  }

  /** The entry with the dirty bit. */
  public static long withDirty(long pte) {
    return pte | DIRTY;
  }

  /** The entry with write permission. */
  public static long withWrite(long pte) {
    return pte | WRITE;
  }

  /** The entry without write permission. */
  public static long withoutWrite(long pte) {
    return pte & ~WRITE;
  }
}
