package org.lufcheck.jcstress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.lufcheck.concurrent.prim.Word;
import org.lufcheck.jcstress.about.Broken;
import org.lufcheck.jcstress.about.Cause;
import org.lufcheck.jcstress.about.Race;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJJ_Result;

/*
    How to run this test:
      $ ./lufcheck races Flush_01_NumberBeforeFlush
*/

/**
 * A flush must draw its number before it begins.
 *
 * <p>The number says which requests the flush answers: all that are numbered before it. A flush
 * that draws its number only when it is finished claims requests that came while it was at work, of
 * PTEs that were still present when the CPU was flushed (obligation O3; mm/rmap.c: tlb_flush_start,
 * patch 17).
 *
 * <p>The first two results are the numbers of the request and of the flush; the third is what the
 * flush leaves behind on the CPU: the PTE as it was when the CPU was flushed, 1 for present.
 */
@Race(
    about = "O3",
    promise = "a flush draws its number before it begins",
    model = "G-flush-number --variant luf-v12-intended --without start-before-flush",
    violates = "F1")
public final class Flush_01_NumberBeforeFlush {
  private static final long PRESENT = 1;
  private static final long NONE = 0;

  private Flush_01_NumberBeforeFlush() {}

  /*
      ----------------------------------------------------------------------------------------------

      The number is drawn when the flush is over. The request can come in between.
  */

  /** Broken: the number comes last. */
  @JCStressTest
  @Outcome(id = "2, 3, 0", expect = ACCEPTABLE, desc = "The flush covers the request, rightly.")
  @Outcome(id = "3, 2, [01]", expect = ACCEPTABLE, desc = "The request is later: not covered.")
  @Outcome(
      id = "2, 3, 1",
      expect = ACCEPTABLE_INTERESTING,
      desc = "The flush covers a request that came only after it!")
  @Broken(Cause.INTERLEAVING)
  @State
  public static class NumberLast {
    private final Word pte = Machine.word(PRESENT);
    private final Word ugen = Machine.word(1);

    /** The task that unmaps. */
    @Actor
    public void unmap(JJJ_Result r) {
      pte.writeOnce(NONE);
      r.r1 = ugen.addReturn(1);
    }

    /** The task that flushes. */
    @Actor
    public void flush(JJJ_Result r) {
      r.r3 = pte.readOnce();
      r.r2 = ugen.addReturn(1);
    }
  }

  /*
      ----------------------------------------------------------------------------------------------

      The number is drawn first, but by an increment without order, behind which the flush need not
      stay. On x86 the increment is a locked instruction, and only the compiler could move anything
      past it.
  */

  /** Broken: nothing keeps the flush behind the number. */
  @JCStressTest
  @Outcome(id = "2, 3, 0", expect = ACCEPTABLE, desc = "The flush covers the request, rightly.")
  @Outcome(id = "3, 2, [01]", expect = ACCEPTABLE, desc = "The request is later: not covered.")
  @Outcome(
      id = "2, 3, 1",
      expect = ACCEPTABLE_INTERESTING,
      desc = "The flush covers a request that came only after it!")
  @Broken(Cause.RELAXED_ATOMIC)
  @State
  public static class RelaxedNumber {
    private final Word ugen = Machine.word(1);
    private long pte = PRESENT;

    /** The task that unmaps. */
    @Actor
    public void unmap(JJJ_Result r) {
      pte = NONE;
      r.r1 = ugen.addReturn(1);
    }

    /** The task that flushes. */
    @Actor
    public void flush(JJJ_Result r) {
      r.r2 = ugen.addReturnRelaxed(1);
      r.r3 = pte;
    }
  }

  /*
      ----------------------------------------------------------------------------------------------

      What patch 17 does: the number first, with a full barrier.
  */

  /** Right: a number drawn with a full barrier, then the flush. */
  @JCStressTest
  @Outcome(id = "2, 3, 0", expect = ACCEPTABLE, desc = "The flush covers the request, rightly.")
  @Outcome(id = "3, 2, [01]", expect = ACCEPTABLE, desc = "The request is later: not covered.")
  @Outcome(
      id = "2, 3, 1",
      expect = FORBIDDEN,
      desc = "The flush covers a request that came only after it!")
  @State
  public static class NumberFirst {
    private final Word pte = Machine.word(PRESENT);
    private final Word ugen = Machine.word(1);

    /** The task that unmaps. */
    @Actor
    public void unmap(JJJ_Result r) {
      pte.writeOnce(NONE);
      r.r1 = ugen.addReturn(1);
    }

    /** The task that flushes. */
    @Actor
    public void flush(JJJ_Result r) {
      r.r2 = ugen.addReturn(1);
      r.r3 = pte.readOnce();
    }
  }
}
