package org.lufcheck.jcstress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.lufcheck.concurrent.Kernels;
import org.lufcheck.concurrent.prim.Word;
import org.lufcheck.jcstress.about.Broken;
import org.lufcheck.jcstress.about.Cause;
import org.lufcheck.jcstress.about.Race;
import org.lufcheck.kernel.Guard;
import org.lufcheck.kernel.Hook;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;
import org.openjdk.jcstress.infra.results.J_Result;

/*
    How to run this test:
      $ ./lufcheck races DoneMark_01_FlushBeforeDone
*/

/**
 * A flush must be complete before its done mark can be seen.
 *
 * <p>LUF frees a frame while some CPU may still read it through a stale TLB entry. Whoever takes
 * the frame out of the allocator later need not flush that CPU again if its {@code ugen_done} says
 * that a flush since then has finished (obligation O4; arch/x86/mm/tlb.c, mm/rmap.c: tlb_flush_end,
 * patch 17). So one CPU writes twice, the entry and then the mark, and another reads twice, the
 * mark and then, by giving the frame to a new owner, relies on the entry. A taker that sees the
 * mark and not the flush hands out a frame that somebody can still read.
 *
 * <p>The results are the mark that the taker sees, 2 for flushed, and the entry that it finds
 * afterwards, 1 for stale.
 */
@Race(
    about = "O4",
    promise = "a flush is complete before its mark can be seen",
    model = "G-done-marks --variant luf-v12-intended --without mark-after-flush",
    violates = "F1")
public final class DoneMark_01_FlushBeforeDone {
  private static final long OLD = 1;
  private static final long FLUSHED = 2;
  private static final long STALE = 1;
  private static final long NONE = 0;

  private DoneMark_01_FlushBeforeDone() {}

  /*
      ----------------------------------------------------------------------------------------------

      The mark is set when the flush has been asked for, not when it is complete.
  */

  /** Broken: the mark comes first. */
  @JCStressTest
  @Outcome(id = "1, [01]", expect = ACCEPTABLE, desc = "Not marked: the taker flushes.")
  @Outcome(id = "2, 0", expect = ACCEPTABLE, desc = "Flushed and marked: the frame can go.")
  @Outcome(
      id = "2, 1",
      expect = ACCEPTABLE_INTERESTING,
      desc = "Marked as flushed, yet the new owner's frame can be read through a stale entry!")
  @Broken(Cause.INTERLEAVING)
  @State
  public static class MarkFirst {
    private final Word entry = Machine.word(STALE);
    private final Word done = Machine.word(OLD);

    /** The CPU that flushes. */
    @Actor
    public void flush() {
      done.cmpxchg(OLD, FLUSHED);
      entry.writeOnce(NONE);
    }

    /** The CPU that takes the frame out of the allocator. */
    @Actor
    public void takeOff(JJ_Result r) {
      r.r1 = done.loadAcquire();
      r.r2 = entry.readOnce();
    }
  }

  /*
      ----------------------------------------------------------------------------------------------

      The right order in the program, and nothing to keep it. The mark can overtake the flush, or the
      taker can look at the entry before it looks at the mark. An x86 processor does neither with
      plain loads and stores, but a compiler may do both: what is seen on x86 is what the JIT made of
      the two methods, and another JIT may never show it.
  */

  /** Broken: plain accesses. */
  @JCStressTest
  @Outcome(id = "1, [01]", expect = ACCEPTABLE, desc = "Not marked: the taker flushes.")
  @Outcome(id = "2, 0", expect = ACCEPTABLE, desc = "Flushed and marked: the frame can go.")
  @Outcome(
      id = "2, 1",
      expect = ACCEPTABLE_INTERESTING,
      desc = "Marked as flushed, yet the new owner's frame can be read through a stale entry!")
  @Broken(Cause.COMPILER)
  @State
  public static class NoBarrier {
    private long entry = STALE;
    private long done = OLD;

    /** The CPU that flushes. */
    @Actor
    public void flush() {
      entry = NONE;
      done = FLUSHED;
    }

    /** The CPU that takes the frame out of the allocator. */
    @Actor
    public void takeOff(JJ_Result r) {
      r.r1 = done;
      r.r2 = entry;
    }
  }

  /*
      ----------------------------------------------------------------------------------------------

      What patch 17 does: tlb_flush_end() has a full barrier between the flush and the mark, and the
      mark itself is one compare-and-exchange. The taker's side needs order too; for its loads that
      is an acquire. A releasing store of the mark would do in place of the full barrier.
  */

  /** Right: a full barrier before the mark, an acquiring load of it. */
  @JCStressTest
  @Outcome(id = "1, [01]", expect = ACCEPTABLE, desc = "Not marked: the taker flushes.")
  @Outcome(id = "2, 0", expect = ACCEPTABLE, desc = "Flushed and marked: the frame can go.")
  @Outcome(
      id = "2, 1",
      expect = FORBIDDEN,
      desc = "Marked as flushed, yet the new owner's frame can be read through a stale entry!")
  @State
  public static class FullBarrier {
    private final Word entry = Machine.word(STALE);
    private final Word done = Machine.word(OLD);

    /** The CPU that flushes. */
    @Actor
    public void flush() {
      entry.writeOnce(NONE);
      Machine.smpMb();
      done.cmpxchg(OLD, FLUSHED);
    }

    /** The CPU that takes the frame out of the allocator. */
    @Actor
    public void takeOff(JJ_Result r) {
      r.r1 = done.loadAcquire();
      r.r2 = entry.readOnce();
    }
  }

  /*
      ----------------------------------------------------------------------------------------------

      LUF as concurrent code: a hook flushes the file while somebody allocates. The result is what the
      oracle says: 1 if the frame has a new owner and can still be read.
  */

  /** Broken: a kernel that marks before the flush is complete. */
  @JCStressTest
  @Outcome(id = "0", expect = ACCEPTABLE, desc = "Nothing went wrong.")
  @Outcome(
      id = "1",
      expect = ACCEPTABLE_INTERESTING,
      desc = "Marked as flushed, yet the new owner's frame can be read through a stale entry!")
  @Broken(Cause.INTERLEAVING)
  @State
  public static class KernelMarkFirst {
    private final SmallKernel kernel =
        new SmallKernel(
            Kernels.without(Kernels.lufV12Intended(), Guard.MARK_AFTER_FLUSH), 1, 2, false);

    /** The page is in a pcp list, with a key. */
    public KernelMarkFirst() {
      kernel.reclaim(kernel.other, 0);
    }

    /** A hook flushes the file. */
    @Actor
    public void flush() {
      kernel.machine.hooks.flushMapping(kernel.one, Hook.H2, 0);
    }

    /** Somebody takes the frame. */
    @Actor
    public void takeOff() {
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
  @Outcome(
      id = "1",
      expect = FORBIDDEN,
      desc = "Marked as flushed, yet the new owner's frame can be read through a stale entry!")
  @State
  public static class Kernel {
    private final SmallKernel kernel = new SmallKernel(Kernels.lufV12Intended(), 1, 2, false);

    /** The page is in a pcp list, with a key. */
    public Kernel() {
      kernel.reclaim(kernel.other, 0);
    }

    /** A hook flushes the file. */
    @Actor
    public void flush() {
      kernel.machine.hooks.flushMapping(kernel.one, Hook.H2, 0);
    }

    /** Somebody takes the frame. */
    @Actor
    public void takeOff() {
      kernel.allocate(kernel.other);
    }

    /** When both are done. */
    @Arbiter
    public void look(J_Result r) {
      r.r1 = kernel.wrong();
    }
  }
}
