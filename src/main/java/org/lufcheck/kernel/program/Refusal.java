package org.lufcheck.kernel.program;

/** Why a step cannot be taken now; the guard that is false. */
public enum Refusal {
  /** Another task holds the folio lock. */
  FOLIO_LOCKED("the folio is locked by another task"),
  /** Another task holds the page-table lock. */
  PTL_HELD("the page-table lock is held by another task"),
  /** Readers or a writer hold the vma or mmap lock. */
  VMA_LOCKED("the vma lock is held by another task"),
  /** A truncation or invalidation holds invalidate_lock. */
  INVALIDATE_LOCKED("the file's invalidate_lock is held"),
  /** Not all CPUs have acknowledged. */
  IPI_PENDING("not every CPU has acknowledged the flush IPI"),
  /** No frame can be taken. */
  NO_FRAME("no frame can be taken from the allocator"),
  /** The alternative does not exist in this state. */
  NOT_APPLICABLE("there is no such alternative in this state"),
  /** A migration entry is in place. */
  MIGRATION_ENTRY("the PTE is a migration entry"),
  /** Another generation is still being flushed. */
  GENERATION_PENDING("an earlier generation is not marked done"),
  /** The flag does not have the value. */
  FLAG_VALUE("the flag does not have the awaited value"),
  /** Another task runs on the CPU. */
  NOT_CURRENT("another task runs on this CPU"),
  /** Interrupts are off. */
  IRQS_OFF("interrupts are off on this CPU"),
  /** No TLB entry, or nothing to fill one from. */
  NO_TRANSLATION("there is no such translation"),
  /** The program is finished or used up. */
  FINISHED("the program has ended");

  private final String text;

  Refusal(String text) {
    this.text = text;
  }

  /** The result of {@link Action#run} that stands for this refusal; negative. */
  public int code() {
    return -1 - ordinal();
  }

  /** The refusal with a code. */
  public static Refusal of(int code) {
    return values()[-1 - code];
  }

  /** A clause for people: "the folio is locked by another task". */
  public String text() {
    return text;
  }
}
