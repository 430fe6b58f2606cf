package org.lufcheck.jcstress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.lufcheck.concurrent.Kernels;
import org.lufcheck.concurrent.prim.SpinLock;
import org.lufcheck.concurrent.prim.Word;
import org.lufcheck.concurrent.state.Ordering;
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
      $ ./lufcheck races ZoneBatch_01_TagAndBatchTogether
*/

/**
 * The tag of a page and the CPUs that it adds to its zone must change together.
 *
 * <p>A page that enters buddy gets the zone's current generation as its tag, and its CPUs are added
 * to the zone's batch. Whoever takes a page of that generation out first claims the generation and
 * the batch with it (obligation O7; mm/page_alloc.c: __free_one_page, update_zone_batch, patch 21).
 * If it can come between the two, it claims a batch without these CPUs, and the generation passes
 * as flushed although they are not.
 *
 * <p>The results are the tag that the taker sees, 3 for the current generation and 0 if the page is
 * not there yet, and the CPUs that it is going to flush.
 */
@Race(
    about = "O7",
    promise = "the tag of a page and the CPUs it adds to its zone change together",
    model = "RX24-tag-lost-in-buddy --variant luf-v12-intended --without tag-kept",
    violates = "F1",
    unlike =
        "the model does both in one step; there the page enters buddy without a tag, and its CPUs are"
            + " not flushed for that reason")
public final class ZoneBatch_01_TagAndBatchTogether {
  private static final long GENERATION = 3;
  private static final long CPU = 1;

  private ZoneBatch_01_TagAndBatchTogether() {}

  /*
      ----------------------------------------------------------------------------------------------

      Each access is atomic, and fully ordered. It takes more than that.
  */

  /** Broken: no lock. */
  @JCStressTest
  @Outcome(id = "0, [01]", expect = ACCEPTABLE, desc = "The page is not there yet.")
  @Outcome(id = "3, 1", expect = ACCEPTABLE, desc = "Tagged, and its CPU will be flushed.")
  @Outcome(
      id = "3, 0",
      expect = ACCEPTABLE_INTERESTING,
      desc = "Tagged, but the taker flushes nobody!")
  @Broken(Cause.INTERLEAVING)
  @State
  public static class NoLock {
    private final Word tag = Machine.word(0);
    private final Word batch = Machine.word(0);

    /** The task that frees the page. */
    @Actor
    public void free() {
      tag.xchg(GENERATION);
      batch.or(CPU);
    }

    /** The task that claims the generation. */
    @Actor
    public void claim(JJ_Result r) {
      r.r1 = tag.readOnce();
      r.r2 = batch.xchg(0);
    }
  }

  /*
      ----------------------------------------------------------------------------------------------

      Both sides hold zone->lock.
  */

  /** Right: under the zone's lock. */
  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "The page is not there yet.")
  @Outcome(id = "3, 1", expect = ACCEPTABLE, desc = "Tagged, and its CPU will be flushed.")
  @Outcome(
      id = {"3, 0", "0, 1"},
      expect = FORBIDDEN,
      desc = "Tagged, but the taker flushes nobody!")
  @State
  public static class ZoneLock {
    private final SpinLock lock = Machine.spinLock();
    private long tag;
    private long batch;

    /** The task that frees the page. */
    @Actor
    public void free() {
      lock.lock();
      tag = GENERATION;
      batch |= CPU;
      lock.unlock();
    }

    /** The task that claims the generation. */
    @Actor
    public void claim(JJ_Result r) {
      lock.lock();
      r.r1 = tag;
      r.r2 = batch;
      batch = 0;
      lock.unlock();
    }
  }

  /*
      ----------------------------------------------------------------------------------------------

      LUF as concurrent code: one page is in buddy, another one is being freed, and somebody allocates
      twice. The result is what the oracle says: 1 if a frame has a new owner and can still be read.
  */

  /** Broken: a kernel that drops the lock between tag and batch. */
  @JCStressTest
  @Outcome(id = "0", expect = ACCEPTABLE, desc = "Nothing went wrong.")
  @Outcome(
      id = "1",
      expect = ACCEPTABLE_INTERESTING,
      desc = "Tagged, but the taker flushes nobody!")
  @Broken(Cause.INTERLEAVING)
  @State
  public static class KernelTagFirst {
    private final SmallKernel kernel =
        new SmallKernel(Kernels.lufV12Intended(), Ordering.O7.outOf(Ordering.ALL), 2, 2, true);

    /** One page is in buddy. */
    public KernelTagFirst() {
      kernel.reclaim(kernel.one, 0);
    }

    /** Frees a second page. */
    @Actor
    public void free() {
      kernel.reclaim(kernel.one, 1);
    }

    /** Takes both, the first one of which claims the generation. */
    @Actor
    public void claim() {
      kernel.allocate(kernel.other);
      kernel.allocate(kernel.other);
    }

    /** When both are done. */
    @Arbiter
    public void look(J_Result r) {
      r.r1 = kernel.wrong();
    }
  }

  /** Right: the kernel as it is meant to be. */
  @JCStressTest
  @Outcome(id = "0", expect = ACCEPTABLE, desc = "Nothing went wrong.")
  @Outcome(id = "1", expect = FORBIDDEN, desc = "Tagged, but the taker flushes nobody!")
  @State
  public static class Kernel {
    private final SmallKernel kernel = new SmallKernel(Kernels.lufV12Intended(), 2, 2, true);

    /** One page is in buddy. */
    public Kernel() {
      kernel.reclaim(kernel.one, 0);
    }

    /** Frees a second page. */
    @Actor
    public void free() {
      kernel.reclaim(kernel.one, 1);
    }

    /** Takes both, the first one of which claims the generation. */
    @Actor
    public void claim() {
      kernel.allocate(kernel.other);
      kernel.allocate(kernel.other);
    }

    /** When both are done. */
    @Arbiter
    public void look(J_Result r) {
      r.r1 = kernel.wrong();
    }
  }
}
