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
      $ ./lufcheck races Request_01_ClearBeforeNumber
*/

/**
 * A PTE must be cleared before the request that covers it is numbered.
 *
 * <p>Every unmap that is not flushed draws a number, and every flush draws one when it starts. A
 * request counts as done if some flush has a later number. That is only true if whatever the CPU
 * caches after such a flush comes from the cleared PTE: if the number is drawn first, a flush can
 * start and end between the number and the clear, the CPU walks once more and caches the old
 * translation, and nobody will ever flush it (obligation O1; mm/rmap.c: set_tlb_ubc_flush_pending,
 * fold_unmap_luf, patches 14 and 16).
 *
 * <p>The first two results are the numbers of the request and of the flush; the third is the PTE
 * that the CPU reads when it walks after the flush, 1 for present.
 */
@Race(
    about = "O1",
    promise = "a PTE is cleared before its request is numbered",
    model =
        "models/test/resources/litmus/request-number.litmus --variant luf-v12-intended"
            + " --without clear-before-register",
    violates = "S2")
public final class Request_01_ClearBeforeNumber {
  private static final long PRESENT = 1;
  private static final long NONE = 0;

  private Request_01_ClearBeforeNumber() {}

  /*
      ----------------------------------------------------------------------------------------------

      The two lines in the wrong order. Nothing needs to be reordered by anybody: the flush comes
      between them.
  */

  /** Broken: the number comes first. */
  @JCStressTest
  @Outcome(id = "2, 3, 0", expect = ACCEPTABLE, desc = "The flush covers the request, rightly.")
  @Outcome(id = "3, 2, [01]", expect = ACCEPTABLE, desc = "The request is later: not covered.")
  @Outcome(
      id = "2, 3, 1",
      expect = ACCEPTABLE_INTERESTING,
      desc = "The flush covers the request, yet the CPU caches the old translation after it!")
  @Broken(Cause.INTERLEAVING)
  @State
  public static class NumberFirst {
    private final Word pte = Machine.word(PRESENT);
    private final Word ugen = Machine.word(1);

    /** The task that unmaps. */
    @Actor
    public void unmap(JJJ_Result r) {
      r.r1 = ugen.addReturn(1);
      pte.writeOnce(NONE);
    }

    /** The CPU that is flushed, and then walks. */
    @Actor
    public void flush(JJJ_Result r) {
      r.r2 = ugen.addReturn(1);
      r.r3 = pte.readOnce();
    }
  }

  /*
      ----------------------------------------------------------------------------------------------

      The right order in the program, but an increment without any order of its own
      (atomic_long_inc_return_relaxed) and a plain store of the PTE. AArch64 may let the store pass
      the increment. An x86 processor has no such increment: its locked instructions are full
      barriers, and only the compiler could move the store.
  */

  /** Broken: nothing keeps the clear before the number. */
  @JCStressTest
  @Outcome(id = "2, 3, 0", expect = ACCEPTABLE, desc = "The flush covers the request, rightly.")
  @Outcome(id = "3, 2, [01]", expect = ACCEPTABLE, desc = "The request is later: not covered.")
  @Outcome(
      id = "2, 3, 1",
      expect = ACCEPTABLE_INTERESTING,
      desc = "The flush covers the request, yet the CPU caches the old translation after it!")
  @Broken(Cause.RELAXED_ATOMIC)
  @State
  public static class RelaxedNumber {
    private final Word ugen = Machine.word(1);
    private long pte = PRESENT;

    /** The task that unmaps. */
    @Actor
    public void unmap(JJJ_Result r) {
      pte = NONE;
      r.r1 = ugen.addReturnRelaxed(1);
    }

    /** The CPU that is flushed, and then walks. */
    @Actor
    public void flush(JJJ_Result r) {
      r.r2 = ugen.addReturn(1);
      r.r3 = pte;
    }
  }

  /*
      ----------------------------------------------------------------------------------------------

      What the series does: ptep_get_and_clear(), then an increment that is a full barrier
      (atomic_long_inc_return).
  */

  /** Right: clear, then a number drawn with a full barrier. */
  @JCStressTest
  @Outcome(id = "2, 3, 0", expect = ACCEPTABLE, desc = "The flush covers the request, rightly.")
  @Outcome(id = "3, 2, [01]", expect = ACCEPTABLE, desc = "The request is later: not covered.")
  @Outcome(
      id = "2, 3, 1",
      expect = FORBIDDEN,
      desc = "The flush covers the request, yet the CPU caches the old translation after it!")
  @State
  public static class FullBarrier {
    private final Word pte = Machine.word(PRESENT);
    private final Word ugen = Machine.word(1);

    /** The task that unmaps. */
    @Actor
    public void unmap(JJJ_Result r) {
      pte.writeOnce(NONE);
      r.r1 = ugen.addReturn(1);
    }

    /** The CPU that is flushed, and then walks. */
    @Actor
    public void flush(JJJ_Result r) {
      r.r2 = ugen.addReturn(1);
      r.r3 = pte.readOnce();
    }
  }
}
