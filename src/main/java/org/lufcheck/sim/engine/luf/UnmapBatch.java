package org.lufcheck.sim.engine.luf;

import org.lufcheck.kernel.rules.Obligation;

/**
 * What a task has unmapped and not flushed yet: tlb_ubc, and with LUF tlb_ubc_luf (struct
 * tlbflush_unmap_batch in task_struct; include/linux/mm_types_task.h, patch 16).
 *
 * <p>A coarse grain unmaps in one go what single pages would have unmapped in parts, with a flush
 * after each; so a batch can be asked for the CPUs of each part. Pages that are handled together
 * nearly never begin and end where chunks do: the last ones are of a chunk that they
 * <em>straddle</em>, and whose CPUs are flushed with them.
 */
public final class UnmapBatch {
  private long mask;
  private long deferredMask;
  private long straddledMask;
  private long straddledDeferredMask;
  private long pages;

  /** CPUs to be flushed before what was unmapped is freed. */
  long mask() {
    return Obligation.both(mask, straddledMask);
  }

  /** CPUs to be flushed some time before what was unmapped is used again. */
  long deferredMask() {
    return Obligation.both(deferredMask, straddledDeferredMask);
  }

  /** Whether something was deferred. */
  boolean hasDeferred() {
    return deferredMask != 0;
  }

  /** The CPUs of {@link #mask()} in a part of the batch. */
  long mask(int part, int parts) {
    return in(mask, straddledMask, part, parts);
  }

  /** The CPUs of {@link #deferredMask()} in a part of the batch. */
  long deferredMask(int part, int parts) {
    return in(deferredMask, straddledDeferredMask, part, parts);
  }

  /** The straddled chunk begins in the last part but one; all of the last part is of it. */
  private long in(long own, long straddled, int part, int parts) {
    if (part < parts - 2 || (straddledMask | straddledDeferredMask) == 0) {
      return own;
    }
    return part > 0 && part == parts - 1 ? straddled : Obligation.both(own, straddled);
  }

  /** Takes pages out of the count, as many of them as there are; returns how many. */
  long take(long wanted) {
    long taken = Math.min(wanted, pages);
    pages -= taken;
    return taken;
  }

  void add(long cpus, long more) {
    mask = Obligation.both(mask, cpus);
    pages += more;
  }

  void defer(long cpus, long more) {
    deferredMask = Obligation.both(deferredMask, cpus);
    pages += more;
  }

  /** The last of these pages are of a chunk that the task has not unmapped. */
  void straddle(long cpus, boolean deferred) {
    if (deferred) {
      straddledDeferredMask = cpus;
    } else {
      straddledMask = cpus;
    }
  }

  void clear() {
    mask = 0;
    deferredMask = 0;
    straddledMask = 0;
    straddledDeferredMask = 0;
    pages = 0;
  }
}
