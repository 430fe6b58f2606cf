package org.lufcheck.concurrent.state;

/**
 * struct tlbflush_unmap_batch: CPUs that a flush must reach, whether it is wanted, and whether a
 * dirty PTE was among what was unmapped (include/linux/mm_types_task.h, P04, P08). Belongs to one
 * task, or is protected by the lock of the batch that it is part of.
 */
public final class UnmapBatch {
  private long cpus;
  private boolean flushRequired;
  private boolean writable;

  /** The CPUs, as bits. */
  public long cpus() {
    return cpus;
  }

  /** Whether anything asks for a flush; a batch that does not is never folded. */
  public boolean flushRequired() {
    return flushRequired;
  }

  /** Whether a dirty PTE is among what was unmapped. */
  public boolean writable() {
    return writable;
  }

  /** reset_batch(). */
  public void reset() {
    cpus = 0;
    flushRequired = false;
    writable = false;
  }

  /** fold_batch(): nothing is folded unless the source asks for a flush. */
  public void fold(UnmapBatch from, boolean reset) {
    if (!from.flushRequired) {
      return;
    }
    cpus |= from.cpus;
    writable |= from.writable;
    flushRequired = true;
    if (reset) {
      from.reset();
    }
  }

  /** Adds CPUs, and asks for a flush. */
  public void add(long more) {
    cpus |= more;
    flushRequired = true;
  }

  /** Adds CPUs without asking for a flush (arch_tlbbatch_add_pending alone, R-X1). */
  public void addSilently(long more) {
    cpus |= more;
  }

  /** Notes a dirty PTE. */
  public void setWritable() {
    writable = true;
  }

  /** Asks for a flush. */
  public void setRequired() {
    flushRequired = true;
  }

  /** Replaces the CPUs and leaves the rest (arch_tlbbatch_done, arch_tlbbatch_diet). */
  public void setCpus(long left) {
    cpus = left;
  }
}
