package org.lufcheck.sim.engine.luf;

/**
 * What a task has unmapped and not flushed yet: tlb_ubc, and with LUF tlb_ubc_luf (struct
 * tlbflush_unmap_batch in task_struct; include/linux/mm_types_task.h, patch 16).
 */
public final class UnmapBatch {
  private long mask;
  private long pages;
  private long deferredMask;
  private long deferredPages;

  /** CPUs to be flushed before what was unmapped is freed. */
  long mask() {
    return mask;
  }

  /** Pages that wait for that. */
  long pages() {
    return pages;
  }

  /** CPUs to be flushed some time before what was unmapped is used again. */
  long deferredMask() {
    return deferredMask;
  }

  /** Pages that wait for that. */
  long deferredPages() {
    return deferredPages;
  }

  void add(long cpus, long more) {
    mask |= cpus;
    pages += more;
  }

  void defer(long cpus, long more) {
    deferredMask |= cpus;
    deferredPages += more;
  }

  void flushed() {
    mask = 0;
    pages = 0;
  }

  void handedOut() {
    deferredMask = 0;
    deferredPages = 0;
  }
}
