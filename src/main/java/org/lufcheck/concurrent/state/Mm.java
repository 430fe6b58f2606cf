package org.lufcheck.concurrent.state;

import org.lufcheck.concurrent.prim.Primitives;
import org.lufcheck.concurrent.prim.SpinLock;
import org.lufcheck.concurrent.prim.Word;

/** struct mm_struct, as far as TLB flushes need it. */
public final class Mm {
  /** Its number, from 0. */
  public final int number;

  /** CPUs that must get its flush IPIs (mm_cpumask). */
  public final Word cpumask;

  /**
   * mm->context.tlb_gen: moved on, with a full barrier, by every deferred unmap and every flush.
   */
  public final Word tlbGen;

  /** The page-table lock, one for the whole mm. Interrupts stay on. */
  public final SpinLock ptl;

  /** The mmap lock and the vma locks in one: readers, or -1 for a writer. */
  public final Word vmaLock;

  /** mm->luf_batch (P19). */
  public final LufBatch luf;

  /** tlb_flush_batched: deferred unmaps since the last flush of the whole mm; under the ptl. */
  public boolean batchedPending;

  /** mm_init(). */
  public Mm(Primitives p, int number) {
    this.number = number;
    cpumask = p.word("mm_cpumask", number, 0);
    tlbGen = p.word("tlb_gen", number, 0);
    ptl = p.spinLock("ptl", number);
    vmaLock = p.word("vma_lock", number, 0);
    luf = new LufBatch(p, "mm->luf_batch", number);
  }
}
