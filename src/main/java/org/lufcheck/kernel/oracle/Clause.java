package org.lufcheck.kernel.oracle;

/** A clause of a property: what exactly was found false. The number of a clause is its code. */
public enum Clause {
  OUTDATED_FILE(
      Property.S2, "the load returned an older version of a file page than its thread knew"),
  OUTDATED_ANON(
      Property.A2,
      "the load returned an older version of an anonymous page than its thread" + " knew"),
  OLD_MAPPING(Property.A2, "the load used a mapping that its thread knew to be replaced"),
  FOREIGN_LOAD(Property.F1, "the load returned the data of another owner of the frame"),
  FOREIGN_STORE(Property.C3, "the store went into a frame that belongs to another owner"),
  STALE_AFTER_CALL(
      Property.A3, "the call returned while a stale translation of its range was" + " reachable"),
  MM_USED_AFTER_FREE(Property.M1, "an mm was used after it had been freed"),
  REFERENCED_FRAME_FREED(Property.M1, "a frame was freed while somebody held a reference to it"),
  FREE_FRAME_CHANGED(
      Property.F2,
      "a free frame was overwritten while a stale translation of it was" + " reachable"),
  NEW_OWNER(Property.F1, "a frame had a new owner while a stale translation of it was reachable"),
  NEW_PAGE(
      Property.F1,
      "a frame held another logical page while a stale translation of it was" + " reachable"),
  RETIRED(Property.F1, "a poisoned frame was reachable through a stale translation"),
  UNCOVERED_FREE_FRAME(Property.F3, "a free frame was reachable by a CPU that it does not owe"),
  UNTAGGED(Property.F4, "a frame in buddy without a tag was reachable through a stale translation"),
  MM_NOT_COVERED(
      Property.A1,
      "a deferred translation of the mm was reachable by a CPU that a hook" + " would not flush"),
  FILE_NOT_COVERED(
      Property.S1,
      "a deferred translation of the file was reachable by a CPU that a" + " hook would not flush"),
  MARKED_BUT_STALE(Property.C1, "a CPU was marked done while it held an older stale translation"),
  MARK_WENT_BACK(Property.C2, "a done mark went back"),
  CPU_DROPPED(
      Property.K1, "a CPU left the task's batch while it could still use what was unmapped"),
  BATCH_DROPPED(Property.K2, "a batch was emptied while it owed a CPU that was not flushed"),
  REWRITTEN(Property.D1B, "a PTE was rewritten while a deferred translation of it was reachable"),
  REWRITTEN_AND_RETURNED(
      Property.D1A,
      "the call returned with a deferred translation of a rewritten" + " PTE reachable"),
  REPLACED(Property.D2B, "a page-cache slot was filled while a deferred translation was reachable"),
  REPLACED_AND_RETURNED(
      Property.D2A,
      "the call returned with a deferred translation of a replaced" + " page reachable"),
  OUTDATED_IN_WINDOW(
      Property.V1,
      "the load returned an older version while the batched flush of its"
          + " frame was still to come"),
  DEBUG_MARK(Property.DBG, "a frame was freed with a key while an older one was not done"),
  DEBUG_KMAP(Property.DBG, "the kernel touched a frame that was still pending"),
  DEBUG_MKWRITE(Property.DBG, "a frame became writable while it was still pending"),
  DEBUG_EXIT(Property.DBG, "a frame left the allocator while it was still pending"),
  SHADOW_REUSED(
      Property.DBX, "a frame was handed out while a CPU might still use an old translation of it"),
  SHADOW_WRITABLE(
      Property.DBX,
      "a frame was freed while a CPU might still write it through an old translation"),
  SHADOW_REFERENCED(Property.DBX, "a frame was freed while somebody held a reference to it"),
  SHADOW_OVERWRITTEN(
      Property.DBX, "a free frame was overwritten while a CPU might still use an old translation"),
  SHADOW_OUTDATED(
      Property.DBX,
      "a frame was freed unflushed after its page had changed elsewhere: a CPU might still read it"),
  SHADOW_WRITTEN(
      Property.DBX, "a page was changed while a CPU might still read an older frame of it"),
  SHADOW_MKWRITE(
      Property.DBX,
      "a PTE became writable while a CPU might still read an older frame of its page or address"),
  SHADOW_INSTALLED(
      Property.DBX,
      "a PTE was installed while a CPU might still read other contents at the same address"),
  SHADOW_FILLED(
      Property.DBX, "a page was filled with contents other than those that a CPU might still read"),
  SHADOW_RETURNED(
      Property.DBX,
      "a call returned while a CPU might still use a translation that it had revoked"),
  SHADOW_COPIED(Property.DBX, "a frame was copied or written out while a CPU might still write it"),
  SHADOW_MM_FREED(Property.DBX, "a hook flushed for an mm that had been freed"),
  CONDITION(Property.Q1, "the scenario's condition was met"),
  CLOCK_OVERFLOW(Property.Q2, "a clock of the model overflowed");

  private final Property property;
  private final String text;

  Clause(Property property, String text) {
    this.property = property;
    this.text = text;
  }

  /** The property it belongs to. */
  public Property property() {
    return property;
  }

  /** A sentence for people. */
  public String text() {
    return text;
  }

  /** The code by which states and searches carry it; positive. */
  public int code() {
    return ordinal() + 1;
  }

  /** The clause with a code. */
  public static Clause of(int code) {
    return values()[code - 1];
  }
}
