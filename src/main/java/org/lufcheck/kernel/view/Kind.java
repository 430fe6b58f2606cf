package org.lufcheck.kernel.view;

/** What an item of a state is about, which decides how its change is said and how prominently. */
public enum Kind {
  /** A register of a thread. */
  REGISTER(Weight.MAIN),
  /** A user-level synchronisation variable. */
  FLAG(Weight.MAIN),
  /** A TLB entry. */
  TLB(Weight.MAIN),
  /** A page-table entry. */
  PTE(Weight.MAIN),
  /** Which logical page an address denotes. */
  MEANING(Weight.MAIN),
  /** Where a logical page is in memory. */
  CACHE(Weight.MAIN),
  /** The newest version of a logical page and its value. */
  VERSION(Weight.MAIN),
  /** Who has a frame, with its tag. */
  OWNER(Weight.MAIN),
  /** What a frame holds. */
  CONTENTS(Weight.MAIN),
  /** What a CPU runs, and in which mode. */
  CPU(Weight.MAIN),
  /** Which CPUs a batch that outlives the call owes a flush. */
  OWED(Weight.SIDE),
  /** Which CPUs a task's own batch holds, or it waits for. */
  BATCH(Weight.SIDE),
  /** Which CPUs may still use an old translation, as our own debug checks have it. */
  SHADOW(Weight.SIDE),
  /** What a CPU or a generation is marked done for. */
  MARK(Weight.SIDE),
  /** Which version a thread knows. */
  KNOWLEDGE(Weight.SIDE),
  /** What the disk or swap holds. */
  STORED(Weight.SIDE),
  /** Locks, clocks and the like. */
  DETAIL(Weight.HIDDEN);

  /** How prominent a change is. */
  public enum Weight {
    /** What a program or the owner of a frame can come to notice. */
    MAIN,
    /** Bookkeeping that explains it. */
    SIDE,
    /** Kept in stored traces, left out of printed ones. */
    HIDDEN
  }

  private final Weight weight;

  Kind(Weight weight) {
    this.weight = weight;
  }

  /** How prominent changes of this kind are. */
  public Weight weight() {
    return weight;
  }
}
