package org.lufcheck.kernel.oracle;

/** What must hold, named as in docs/model.md. */
public enum Property {
  F1(
      "no reuse before flush",
      "a frame given to another owner is not reachable through a stale translation",
      Kind.OUTCOME),
  F2(
      "free frames are constant",
      "nobody changes a free frame that is reachable through a stale translation",
      Kind.OUTCOME),
  A2(
      "own view",
      "a load does not return what its thread knows to be replaced in its own mm",
      Kind.OUTCOME),
  A3(
      "vanilla contract",
      "when munmap, mmap, mprotect, mremap or madvise returns, no stale translation of the range is"
          + " reachable",
      Kind.OUTCOME),
  S2(
      "file change visible",
      "a load does not return a version of a file page that its thread knows" + " to be replaced",
      Kind.OUTCOME),
  C3(
      "stale is read-only",
      "no store goes through a stale translation into a frame that is not its" + " page's",
      Kind.OUTCOME),
  M1("no use after free", "no path uses an mm or a frame after it was freed", Kind.OUTCOME),
  Q1("condition", "what the scenario forbids is not observed", Kind.OUTCOME),
  Q2("bounds", "the model's own clocks do not overflow", Kind.OUTCOME),
  V1(
      "no window at all",
      "S2 and A2 even while reclaim's batched flush is still to come; vanilla itself violates it",
      Kind.RULE),
  DBG("debug checks", "the debug feature of the series reports nothing", Kind.MONITOR),
  DBX(
      "own debug checks",
      "our own debug checks report nothing: nobody reuses a frame or changes a page while a CPU may"
          + " still use a translation from before",
      Kind.MONITOR),
  F3(
      "coverage",
      "the CPU of every reachable stale translation of a free frame is owed by the frame",
      Kind.CAUSE),
  F4("tags", "a tag of 0 in buddy means that nobody may read the frame", Kind.CAUSE),
  A1(
      "mm coverage",
      "a hook on the mm would flush the CPU of every reachable stale translation"
          + " left by a deferral",
      Kind.CAUSE),
  S1(
      "file coverage",
      "a hook on the file would flush the CPU of every reachable stale translation"
          + " of its pages left by a deferral",
      Kind.CAUSE),
  C1(
      "sound done marks",
      "a CPU marked done for a request holds no reachable stale translation from" + " before it",
      Kind.CAUSE),
  C2("monotone", "done marks never go back", Kind.CAUSE),
  K1(
      "no lost CPU",
      "no CPU leaves a batch before it was flushed for every request in it",
      Kind.CAUSE),
  K2("no dropped batch", "no batch is emptied while it holds an owed CPU", Kind.CAUSE),
  D1B(
      "rewrite after flush",
      "Hansen's first rule, before-form: a PTE is not rewritten differently"
          + " while a deferred translation of it is reachable",
      Kind.RULE),
  D1A(
      "flush after rewrite",
      "Hansen's first rule, after-form: no deferred translation is reachable"
          + " when the call that rewrote its PTE returns",
      Kind.RULE),
  D2B(
      "replace after flush",
      "Hansen's second rule, before-form: a page-cache slot is not filled"
          + " while a deferred translation of its old page is reachable",
      Kind.RULE),
  D2A(
      "flush after replace",
      "Hansen's second rule, after-form: no deferred translation of the old"
          + " page is reachable when the call that filled the slot returns",
      Kind.RULE);

  /** What a property speaks of. */
  public enum Kind {
    /** What a program or the owner of a frame can observe: a violation is the failure. */
    OUTCOME,
    /** LUF's bookkeeping: explains a failure, and is judged on request. */
    CAUSE,
    /** A reviewer's rule, stronger or weaker than the outcome: judged on request. */
    RULE,
    /** What a real kernel would report: judged on request, and then alone. */
    MONITOR
  }

  private final String title;
  private final String meaning;
  private final Kind kind;

  Property(String title, String meaning, Kind kind) {
    this.title = title;
    this.meaning = meaning;
    this.kind = kind;
  }

  /** A short name for people. */
  public String title() {
    return title;
  }

  /** One sentence that is true of a safe kernel. */
  public String meaning() {
    return meaning;
  }

  /** What it speaks of. */
  public Kind kind() {
    return kind;
  }
}
