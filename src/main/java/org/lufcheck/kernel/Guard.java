package org.lufcheck.kernel;

/**
 * A condition or an order that makes a step of LUF safe; each can be taken out to make a mutant.
 */
public enum Guard {
  READ_ONLY("read-only", "a writable PTE makes the folio ineligible", "P14"),
  NOT_DIRTY("not-dirty", "a dirty PTE makes the folio ineligible", "V9-3; dropped by V10-8"),
  NO_INIT_ON_FREE("no-init-on-free", "init_on_free switches LUF off", "P16"),
  NO_KASAN("no-kasan", "KASAN that poisons freed pages switches LUF off", "P16"),
  NO_PAGE_POISON("no-page-poison", "page_poison=1 switches LUF off", "lufcheck, R-X18"),
  STABLE_BACKING(
      "stable-backing", "files whose contents change remotely are ineligible", "lufcheck, R8"),
  NO_DIRECT_IO("no-direct-io", "files with direct I/O in flight are ineligible", "lufcheck, N1"),
  NO_BROADCAST(
      "no-broadcast", "architectures that broadcast invalidations are left alone", "lufcheck, A64"),
  NOT_LAZYFREE("not-lazyfree", "pages freed by madvise(MADV_FREE) are ineligible", "lufcheck, N4"),
  BATCH_ASKS(
      "batch-asks", "mm and file batches ask for a flush when their mask grows", "lufcheck, R-X1"),
  DIET_ON_COPY(
      "diet-on-copy",
      "diet is applied to the mm's or file's CPUs only, not to the task's",
      "lufcheck, R-X2"),
  FLUSH_BEFORE_MMDROP(
      "flush-before-mmdrop", "the borrowed mm is flushed before it is dropped", "lufcheck, R-X14"),
  LAST_REFERENCE(
      "last-reference",
      "migration frees the source only when no reference remains",
      "lufcheck, R-X16"),
  TAG_KEPT("tag-kept", "a page entering buddy keeps its generation", "lufcheck, R-X24"),
  KEY_MERGED("key-merged", "a key handed out again is merged into, not replaced", "P16"),
  START_BEFORE_FLUSH("start-before-flush", "a flush draws its number before it begins", "P17, O3"),
  MARK_AFTER_FLUSH("mark-after-flush", "done marks are set after the flush is complete", "P17, O4"),
  ZONE_WAIT("zone-wait", "a taker of a claimed generation waits for its mark", "P21"),
  ZONE_ORDER("zone-order", "generations are marked done in order", "P21"),
  ZONE_CLOSE(
      "zone-close",
      "a generation that rides along is closed before the flush begins",
      "P21, for flush: ride-along"),
  ZONE_COMPLETE(
      "zone-complete",
      "a generation that rides along is marked done after the flush is complete",
      "P21, for flush: ride-along"),
  ATOMIC_CONTEXT(
      "atomic-context", "contexts that cannot send IPIs leave tagged pages alone", "P10"),
  SUBTRACT_FLUSHED(
      "subtract-flushed",
      "fold_unmap_luf() leaves out only those CPUs that the flush after it reaches",
      "P16"),
  FLUSH_BEFORE_FREE(
      "flush-before-free",
      "the deferred folios of a list are freed after the flush for the others",
      "P16, P24"),
  CLEAR_BEFORE_REGISTER(
      "clear-before-register", "the PTE is cleared before its request is numbered", "P16, O1"),
  FLUSH_PENDING(
      "flush-pending",
      "vanilla: an inaccessible PTE counts as accessible until its gather has flushed",
      "vanilla, mm->tlb_flush_pending"),
  HINT_FLUSH(
      "hint-flush",
      "vanilla: who makes a PTE inaccessible flushes its address",
      "vanilla, change_pte_range");

  private final String id;
  private final String meaning;
  private final String source;

  Guard(String id, String meaning, String source) {
    this.id = id;
    this.meaning = meaning;
    this.source = source;
  }

  /** The name in variant files and after {@code --without}. */
  public String id() {
    return id;
  }

  /** One line for people: what holds when the guard is there. */
  public String meaning() {
    return meaning;
  }

  /** The patch, or {@code lufcheck} for guards of our repair, with the hazard it closes. */
  public String source() {
    return source;
  }
}
