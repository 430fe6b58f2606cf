package org.lufcheck.jcstress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/*
    How to run this test:
      $ java -jar jcstress/target/races.jar -t DoneMark_01
*/

/**
 * A flush must be complete before its done mark can be seen.
 *
 * <p>LUF frees a frame while some CPU may still read it through a stale TLB entry. Whoever takes
 * the frame out of the allocator later need not flush that CPU again if its {@code ugen_done} says
 * that a flush since then has finished (arch/x86/mm/tlb.c, patch 17 of v12). So one CPU writes
 * twice, the entry and then the mark, and another reads twice, the mark and then, by giving the
 * frame to a new owner, relies on the entry. A taker that sees the mark and not the flush hands out
 * a frame that somebody can still read.
 *
 * <p>In both versions {@code entry} is 1 while the stale translation exists, and {@code done} is
 * the CPU's done mark: {@value #OLD} before the flush, {@value #FLUSHED} after it. The result is
 * the mark that the taker saw, and the entry that it found afterwards.
 */
public final class DoneMark_01_FlushBeforeDone {
  private static final int OLD = 1;
  private static final int FLUSHED = 2;

  private DoneMark_01_FlushBeforeDone() {}

  /*
      ----------------------------------------------------------------------------------------------

      Without any order the mark can overtake the flush, or the taker can look at the entry before it
      looks at the mark. An x86 processor does neither with plain loads and stores, but a compiler may
      do both: what is seen on x86 is what the JIT made of the two methods, and another JIT may never
      show it. Processors with weaker order, such as AArch64 and RISC-V, do it by themselves.

      On x86_64 with OpenJDK 17, two CPUs:
        RESULT      SAMPLES     FREQ       EXPECT
          1, 0      143,024    0.10%   Acceptable
          1, 1   35,212,343   25.61%   Acceptable
          2, 0  102,061,033   74.23%   Acceptable
          2, 1       72,022    0.05%  Interesting
  */

  /** Broken: plain accesses. */
  @JCStressTest
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Not marked: the taker flushes.")
  @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "Flushed, not yet marked: one flush too many.")
  @Outcome(
      id = "2, 0",
      expect = ACCEPTABLE,
      desc = "Flushed and marked: the frame can be given away.")
  @Outcome(
      id = "2, 1",
      expect = ACCEPTABLE_INTERESTING,
      desc = "Marked as flushed, yet the new owner's frame can be read through a stale entry!")
  @State
  public static class Broken {
    private int entry = 1;
    private int done = OLD;

    /** The CPU that flushes. */
    @Actor
    public void flush() {
      entry = 0;
      done = FLUSHED;
    }

    /** The CPU that takes the frame out of the allocator. */
    @Actor
    public void takeOff(II_Result r) {
      r.r1 = done;
      r.r2 = entry;
    }
  }

  /*
      ----------------------------------------------------------------------------------------------

      What patch 17 does: tlb_flush_end() has a full barrier between the flush and the mark, and the
      mark itself is one compare-and-exchange that is not repeated when it fails. The taker's side
      needs order too; here it is an acquiring load. A releasing store of the mark would do in place
      of the full barrier.
  */

  /** Right: a full barrier before the mark, an acquiring load of it. */
  @JCStressTest
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Not marked: the taker flushes.")
  @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "Flushed, not yet marked: one flush too many.")
  @Outcome(
      id = "2, 0",
      expect = ACCEPTABLE,
      desc = "Flushed and marked: the frame can be given away.")
  @Outcome(
      id = "2, 1",
      expect = FORBIDDEN,
      desc = "Marked as flushed, yet the new owner's frame can be read through a stale entry!")
  @State
  public static class FullBarrier {
    private static final VarHandle DONE = doneMark();

    private int entry = 1;

    @SuppressWarnings("UnusedVariable") // DONE reads it
    private int done = OLD;

    private static VarHandle doneMark() {
      try {
        return MethodHandles.lookup().findVarHandle(FullBarrier.class, "done", int.class);
      } catch (ReflectiveOperationException e) {
        throw new ExceptionInInitializerError(e);
      }
    }

    /** The CPU that flushes. */
    @Actor
    public void flush() {
      entry = 0;
      VarHandle.fullFence();
      DONE.compareAndSet(this, OLD, FLUSHED);
    }

    /** The CPU that takes the frame out of the allocator. */
    @Actor
    public void takeOff(II_Result r) {
      r.r1 = (int) DONE.getAcquire(this);
      r.r2 = entry;
    }
  }
}
