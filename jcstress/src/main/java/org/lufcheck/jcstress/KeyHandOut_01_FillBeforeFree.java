package org.lufcheck.jcstress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.lufcheck.concurrent.Kernels;
import org.lufcheck.concurrent.prim.RwLock;
import org.lufcheck.concurrent.prim.SpinLock;
import org.lufcheck.concurrent.prim.Word;
import org.lufcheck.jcstress.about.Broken;
import org.lufcheck.jcstress.about.Cause;
import org.lufcheck.jcstress.about.Race;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;
import org.openjdk.jcstress.infra.results.J_Result;

/*
    How to run this test:
      $ ./lufcheck races KeyHandOut_01_FillBeforeFree
*/

/**
 * A key must be filled before a page that carries it is freed.
 *
 * <p>Reclaim draws a key, writes the CPUs into {@code luf_batch[key]}, and frees the pages with
 * that key into a pcp list, from which others may take them at once (mm/rmap.c: fold_unmap_luf;
 * mm/page_alloc.c: free_frozen_page_commit, luf_takeoff_check_and_fold, patches 10, 11 and 16). A
 * taker that finds the key and an empty batch believes that nobody is owed a flush.
 *
 * <p>The results are the key that the taker finds on the page, 0 for none, and the CPUs that it
 * flushes.
 */
@Race(
    about = "P16",
    promise = "a key is filled before a page with it can be taken",
    model = "R7-frame-reused --variant luf-v12-intended --without H18",
    violates = "F1",
    unlike = "there the taker does not look at the key at all; it flushes nobody just the same")
public final class KeyHandOut_01_FillBeforeFree {
  private static final long KEY = 9;
  private static final long CPU = 1;

  private KeyHandOut_01_FillBeforeFree() {}

  /*
      ----------------------------------------------------------------------------------------------

      Freed first, filled afterwards.
  */

  /** Broken: the page is freed first. */
  @JCStressTest
  @Outcome(id = "0, [01]", expect = ACCEPTABLE, desc = "The page is not there yet.")
  @Outcome(id = "9, 1", expect = ACCEPTABLE, desc = "Taken, and its CPU is flushed.")
  @Outcome(
      id = "9, 0",
      expect = ACCEPTABLE_INTERESTING,
      desc = "The taker finds the key, and nobody under it!")
  @Broken(Cause.INTERLEAVING)
  @State
  public static class FreeFirst {
    private final Word page = Machine.word(0);
    private final Word batch = Machine.word(0);

    /** The task that frees. */
    @Actor
    public void free() {
      page.xchg(KEY);
      batch.or(CPU);
    }

    /** The task that takes. */
    @Actor
    public void take(JJ_Result r) {
      r.r1 = page.loadAcquire();
      r.r2 = batch.readOnce();
    }
  }

  /*
      ----------------------------------------------------------------------------------------------

      The right order, without a lock on either side. On x86 the JIT decides.
  */

  /** Broken: plain accesses. */
  @JCStressTest
  @Outcome(id = "0, [01]", expect = ACCEPTABLE, desc = "The page is not there yet.")
  @Outcome(id = "9, 1", expect = ACCEPTABLE, desc = "Taken, and its CPU is flushed.")
  @Outcome(
      id = "9, 0",
      expect = ACCEPTABLE_INTERESTING,
      desc = "The taker finds the key, and nobody under it!")
  @Broken(Cause.COMPILER)
  @State
  public static class NoLock {
    private long page;
    private long batch;

    /** The task that frees. */
    @Actor
    public void free() {
      batch = CPU;
      page = KEY;
    }

    /** The task that takes. */
    @Actor
    public void take(JJ_Result r) {
      r.r1 = page;
      r.r2 = batch;
    }
  }

  /*
      ----------------------------------------------------------------------------------------------

      The lock of the batch, then the lock of the pcp list; the taker has the second when it takes
      the first.
  */

  /** Right: under the two locks. */
  @JCStressTest
  @Outcome(id = "0, [01]", expect = ACCEPTABLE, desc = "The page is not there yet.")
  @Outcome(id = "9, 1", expect = ACCEPTABLE, desc = "Taken, and its CPU is flushed.")
  @Outcome(id = "9, 0", expect = FORBIDDEN, desc = "The taker finds the key, and nobody under it!")
  @State
  public static class Locks {
    private final SpinLock pcp = Machine.spinLock();
    private final RwLock key = Machine.rwLock();
    private long page;
    private long batch;

    /** The task that frees. */
    @Actor
    public void free() {
      key.writeLock();
      batch |= CPU;
      key.writeUnlock();
      pcp.lock();
      page = KEY;
      pcp.unlock();
    }

    /** The task that takes. */
    @Actor
    public void take(JJ_Result r) {
      pcp.lock();
      r.r1 = page;
      key.readLock();
      r.r2 = batch;
      key.readUnlock();
      pcp.unlock();
    }
  }

  /*
      ----------------------------------------------------------------------------------------------

      LUF as concurrent code: one task reclaims, another allocates. The result is what the oracle says:
      1 if the frame has a new owner and can still be read.
  */

  /** Right: the kernel as it is meant to be. */
  @JCStressTest
  @Outcome(id = "0", expect = ACCEPTABLE, desc = "Nothing went wrong.")
  @Outcome(id = "1", expect = FORBIDDEN, desc = "The taker finds the key, and nobody under it!")
  @State
  public static class Kernel {
    private final SmallKernel kernel = new SmallKernel(Kernels.lufV12Intended(), 1, 2, false);

    /** Reclaims the page, and frees it with a key. */
    @Actor
    public void free() {
      kernel.reclaim(kernel.one, 0);
    }

    /** Allocates. */
    @Actor
    public void take() {
      kernel.allocate(kernel.other);
    }

    /** When both are done. */
    @Arbiter
    public void look(J_Result r) {
      r.r1 = kernel.wrong();
    }
  }
}
