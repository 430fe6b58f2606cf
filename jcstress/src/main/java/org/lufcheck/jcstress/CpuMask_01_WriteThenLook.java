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
import org.openjdk.jcstress.infra.results.JJ_Result;

/*
    How to run this test:
      $ ./lufcheck races CpuMask_01_WriteThenLook
*/

/**
 * Who clears a PTE looks at the CPUs of the mm afterwards; a CPU that starts to use the mm enters
 * itself first and looks at PTEs afterwards.
 *
 * <p>Each side writes one word and then reads the other's. If both may read before their own write
 * is seen, the CPU is missing from the batch, and it has cached the translation all the same: a
 * stale entry that no batch, mark or tag knows of (obligation O2; arch/x86/mm/tlb.c:
 * switch_mm_irqs_off on one side, arch_tlbbatch_add_pending on the other). Linux itself had it
 * wrong on the switching side until 2025.
 *
 * <p>The results are what the unmapper sees in mm_cpumask and what the CPU reads from the PTE.
 */
@Race(
    about = "O2",
    promise = "a CPU that can have cached a PTE is in the mask of whoever cleared it",
    model = "R7-frame-reused --variant luf-v12-intended --without H18",
    violates = "F1",
    unlike =
        "memory is sequentially consistent in the model: there the CPU is not flushed because the"
            + " flush is taken out")
public final class CpuMask_01_WriteThenLook {
  private static final long PRESENT = 1;
  private static final long NONE = 0;

  private CpuMask_01_WriteThenLook() {}

  /*
      ----------------------------------------------------------------------------------------------

      READ_ONCE() and WRITE_ONCE() only. An x86 processor puts its store into the store buffer and
      does the load before the store is visible: the one reordering that it is allowed, and it does
      it often.
  */

  /** Broken: nobody waits for its own store. */
  @JCStressTest
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Cached, and in the mask.")
  @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "In the mask for nothing: a flush too many.")
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "Not in the mask, and nothing cached.")
  @Outcome(
      id = "0, 1",
      expect = ACCEPTABLE_INTERESTING,
      desc = "The CPU has cached the translation, and whoever cleared it does not know!")
  @Broken(Cause.STORE_BUFFER)
  @State
  public static class NoBarrier {
    private final Word pte = Machine.word(PRESENT);
    private final Word mask = Machine.word(0);

    /** The task that unmaps. */
    @Actor
    public void unmap(JJ_Result r) {
      pte.writeOnce(NONE);
      r.r1 = mask.readOnce();
    }

    /** The CPU that switches to the mm, and walks. */
    @Actor
    public void switchMm(JJ_Result r) {
      mask.writeOnce(1);
      r.r2 = pte.readOnce();
    }
  }

  /*
      ----------------------------------------------------------------------------------------------

      x86 before the fix of 2025, in short: one side has its barrier, the other relies on an access
      that orders nothing. One barrier is no barrier.
  */

  /** Broken: only the unmapper has a barrier. */
  @JCStressTest
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Cached, and in the mask.")
  @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "In the mask for nothing: a flush too many.")
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "Not in the mask, and nothing cached.")
  @Outcome(
      id = "0, 1",
      expect = ACCEPTABLE_INTERESTING,
      desc = "The CPU has cached the translation, and whoever cleared it does not know!")
  @Broken(Cause.STORE_BUFFER)
  @State
  public static class OneBarrier {
    private final Word pte = Machine.word(PRESENT);
    private final Word mask = Machine.word(0);

    /** The task that unmaps. */
    @Actor
    public void unmap(JJ_Result r) {
      pte.writeOnce(NONE);
      Machine.smpMb();
      r.r1 = mask.readOnce();
    }

    /** The CPU that switches to the mm, and walks. */
    @Actor
    public void switchMm(JJ_Result r) {
      mask.writeOnce(1);
      r.r2 = pte.readOnce();
    }
  }

  /*
      ----------------------------------------------------------------------------------------------

      A full barrier between the write and the look, on both sides: the bump of tlb_gen on x86, and
      the one that switch_mm_irqs_off() got.
  */

  /** Right: a full barrier on each side. */
  @JCStressTest
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Cached, and in the mask.")
  @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "In the mask for nothing: a flush too many.")
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "Not in the mask, and nothing cached.")
  @Outcome(
      id = "0, 1",
      expect = FORBIDDEN,
      desc = "The CPU has cached the translation, and whoever cleared it does not know!")
  @State
  public static class TwoBarriers {
    private final Word pte = Machine.word(PRESENT);
    private final Word mask = Machine.word(0);

    /** The task that unmaps. */
    @Actor
    public void unmap(JJ_Result r) {
      pte.writeOnce(NONE);
      Machine.smpMb();
      r.r1 = mask.readOnce();
    }

    /** The CPU that switches to the mm, and walks. */
    @Actor
    public void switchMm(JJ_Result r) {
      mask.writeOnce(1);
      Machine.smpMb();
      r.r2 = pte.readOnce();
    }
  }
}
