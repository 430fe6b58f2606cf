package org.lufcheck.jcstress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.lufcheck.concurrent.prim.RwLock;
import org.lufcheck.concurrent.prim.Word;
import org.lufcheck.jcstress.about.Broken;
import org.lufcheck.jcstress.about.Cause;
import org.lufcheck.jcstress.about.Race;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;

/*
    How to run this test:
      $ ./lufcheck races BatchFold_01_MaskAndNumber
*/

/**
 * Who reads a batch must get the CPUs and the number that belong together.
 *
 * <p>A batch says which CPUs are owed a flush, and since which request. Before a hook flushes, it
 * takes out the CPUs whose done mark has reached that number (mm/rmap.c: luf_flush_mm,
 * arch_tlbbatch_diet, patch 17). If it reads the CPUs of a new request with the number of an old
 * one, it takes out a CPU that was flushed for the old one and owes for the new one.
 *
 * <p>The CPU in question is marked done for number 1; the new request has number 2. The results are
 * the CPUs that the hook finds in the batch, and those that it flushes.
 */
@Race(
    about = "K1",
    promise = "no CPU leaves a batch before it is flushed for what it owes",
    model = "RX2-diet-of-own-batch --variant luf-v12-intended --property K1",
    violates = "K1",
    unlike =
        "there the number is that of another batch (R-X2); a CPU is taken out by a number that it does"
            + " not belong to just the same")
public final class BatchFold_01_MaskAndNumber {
  private static final long CPU = 1;
  private static final long DONE = 1;

  private BatchFold_01_MaskAndNumber() {}

  private static long diet(long mask, long number) {
    return DONE >= number ? mask & ~CPU : mask;
  }

  /*
      ----------------------------------------------------------------------------------------------

      No lock: the hook can come between the CPUs and the number.
  */

  /** Broken: no lock. */
  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "Nothing registered yet.")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Registered, and flushed.")
  @Outcome(
      id = "1, 0",
      expect = ACCEPTABLE_INTERESTING,
      desc = "The CPU is taken out for a request that it was never flushed for!")
  @Broken(Cause.INTERLEAVING)
  @State
  public static class NoLock {
    private final Word mask = Machine.word(0);
    private final Word ugen = Machine.word(1);

    /** The unmap that registers. */
    @Actor
    public void fold() {
      mask.or(CPU);
      ugen.writeOnce(2);
    }

    /** The hook that flushes. */
    @Actor
    public void flush(JJ_Result r) {
      r.r1 = mask.readOnce();
      r.r2 = diet(r.r1, ugen.readOnce());
    }
  }

  /*
      ----------------------------------------------------------------------------------------------

      The lock of the batch: writing to register, reading to flush.
  */

  /** Right: under the lock of the batch. */
  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "Nothing registered yet.")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Registered, and flushed.")
  @Outcome(
      id = "1, 0",
      expect = FORBIDDEN,
      desc = "The CPU is taken out for a request that it was never flushed for!")
  @State
  public static class BatchLock {
    private final RwLock lock = Machine.rwLock();
    private long mask;
    private long ugen = 1;

    /** The unmap that registers. */
    @Actor
    public void fold() {
      lock.writeLock();
      mask |= CPU;
      ugen = 2;
      lock.writeUnlock();
    }

    /** The hook that flushes. */
    @Actor
    public void flush(JJ_Result r) {
      lock.readLock();
      long cpus = mask;
      long number = ugen;
      lock.readUnlock();
      r.r1 = cpus;
      r.r2 = diet(cpus, number);
    }
  }
}
