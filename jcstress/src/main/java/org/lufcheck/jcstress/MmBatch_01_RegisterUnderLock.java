package org.lufcheck.jcstress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.lufcheck.concurrent.Kernels;
import org.lufcheck.concurrent.prim.RwLock;
import org.lufcheck.concurrent.prim.SpinLock;
import org.lufcheck.jcstress.about.Broken;
import org.lufcheck.jcstress.about.Cause;
import org.lufcheck.jcstress.about.Race;
import org.lufcheck.kernel.Hook;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;

/*
    How to run this test:
      $ ./lufcheck races MmBatch_01_RegisterUnderLock
*/

/**
 * An unmap must be registered with its mm before anybody can see the empty PTE.
 *
 * <p>A write fault that finds the PTE empty is about to change what the mm sees there, and asks the
 * batch of the mm whom to flush. Unmapping clears the PTE and registers with that batch, both under
 * the page-table lock, which the fault takes too (mm/rmap.c: fold_luf_batch_mm, patch 19;
 * mm/memory.c, hook H4). If the lock were dropped in between, the fault would find the PTE empty
 * and the batch too, and flush nobody.
 *
 * <p>The results are the PTE that the fault finds, 0 for empty, and the CPUs that it flushes.
 */
@Race(
    about = "P19",
    promise = "an unmap is registered with its mm before its empty PTE can be seen",
    model = "R6-swapped-in-page --variant luf-v12",
    violates = "A2")
public final class MmBatch_01_RegisterUnderLock {
  private static final long PRESENT = 1;
  private static final long NONE = 0;
  private static final long CPU = 1;

  private MmBatch_01_RegisterUnderLock() {}

  /*
      ----------------------------------------------------------------------------------------------

      The page-table lock is dropped after the PTE is cleared, and the batch has a lock of its own.
  */

  /** Broken: registered after the page-table lock is dropped. */
  @JCStressTest
  @Outcome(id = "1, [01]", expect = ACCEPTABLE, desc = "Still mapped: nothing to do.")
  @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "Unmapped, and the reader is flushed.")
  @Outcome(
      id = "0, 0",
      expect = ACCEPTABLE_INTERESTING,
      desc = "The fault sees the unmap, but flushes nobody!")
  @Broken(Cause.INTERLEAVING)
  @State
  public static class AfterUnlock {
    private final SpinLock pageTable = Machine.spinLock();
    private final RwLock batch = Machine.rwLock();
    private long pte = PRESENT;
    private long mask;

    /** The task that unmaps. */
    @Actor
    public void unmap() {
      pageTable.lock();
      pte = NONE;
      pageTable.unlock();
      batch.writeLock();
      mask |= CPU;
      batch.writeUnlock();
    }

    /** The write fault. */
    @Actor
    public void fault(JJ_Result r) {
      pageTable.lock();
      r.r1 = pte;
      pageTable.unlock();
      batch.readLock();
      r.r2 = mask;
      batch.readUnlock();
    }
  }

  /*
      ----------------------------------------------------------------------------------------------

      The lock of the batch inside the page-table lock.
  */

  /** Right: registered under the page-table lock. */
  @JCStressTest
  @Outcome(id = "1, [01]", expect = ACCEPTABLE, desc = "Still mapped: nothing to do.")
  @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "Unmapped, and the reader is flushed.")
  @Outcome(id = "0, 0", expect = FORBIDDEN, desc = "The fault sees the unmap, but flushes nobody!")
  @State
  public static class UnderLock {
    private final SpinLock pageTable = Machine.spinLock();
    private final RwLock batch = Machine.rwLock();
    private long pte = PRESENT;
    private long mask;

    /** The task that unmaps. */
    @Actor
    public void unmap() {
      pageTable.lock();
      pte = NONE;
      batch.writeLock();
      mask |= CPU;
      batch.writeUnlock();
      pageTable.unlock();
    }

    /** The write fault. */
    @Actor
    public void fault(JJ_Result r) {
      pageTable.lock();
      r.r1 = pte;
      pageTable.unlock();
      batch.readLock();
      r.r2 = mask;
      batch.readUnlock();
    }
  }

  /*
      ----------------------------------------------------------------------------------------------

      LUF as concurrent code: one task reclaims, the other looks at the PTE under the page-table lock
      and then passes hook H4. As posted, the batch of an mm never asks for a flush (R-X1).
  */

  /** Broken: v12 as posted. */
  @JCStressTest
  @Outcome(id = "1, [01]", expect = ACCEPTABLE, desc = "Still mapped: nothing to do.")
  @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "Unmapped, and the reader is flushed.")
  @Outcome(
      id = "0, 0",
      expect = ACCEPTABLE_INTERESTING,
      desc = "The fault sees the unmap, but flushes nobody!")
  @Broken(Cause.INTERLEAVING)
  @State
  public static class KernelPosted {
    private final SmallKernel kernel = new SmallKernel(Kernels.lufV12(), 1, 2, false);

    /** The task that unmaps. */
    @Actor
    public void unmap() {
      kernel.reclaim(kernel.one, 0);
    }

    /** The write fault. */
    @Actor
    public void fault(JJ_Result r) {
      r.r1 = kernel.mapped(0) ? 1 : 0;
      kernel.machine.hooks.flushMm(kernel.other, Hook.H4, kernel.machine.memory.mms[0]);
      r.r2 = kernel.stale(0) ? 0 : 1;
    }
  }

  /** Right: v12 as intended. */
  @JCStressTest
  @Outcome(id = "1, [01]", expect = ACCEPTABLE, desc = "Still mapped: nothing to do.")
  @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "Unmapped, and the reader is flushed.")
  @Outcome(id = "0, 0", expect = FORBIDDEN, desc = "The fault sees the unmap, but flushes nobody!")
  @State
  public static class Kernel {
    private final SmallKernel kernel = new SmallKernel(Kernels.lufV12Intended(), 1, 2, false);

    /** The task that unmaps. */
    @Actor
    public void unmap() {
      kernel.reclaim(kernel.one, 0);
    }

    /** The write fault. */
    @Actor
    public void fault(JJ_Result r) {
      r.r1 = kernel.mapped(0) ? 1 : 0;
      kernel.machine.hooks.flushMm(kernel.other, Hook.H4, kernel.machine.memory.mms[0]);
      r.r2 = kernel.stale(0) ? 0 : 1;
    }
  }
}
