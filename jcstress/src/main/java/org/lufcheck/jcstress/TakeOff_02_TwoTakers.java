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
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;
import org.openjdk.jcstress.infra.results.J_Result;

/*
    How to run this test:
      $ ./lufcheck races TakeOff_02_TwoTakers
*/

/**
 * Of two takers of one generation, the second must wait for the first.
 *
 * <p>Pages that entered a zone in the same generation owe the same flush. The first task that takes
 * one of them out claims the generation and flushes for all; a second one finds it claimed, and has
 * to wait until {@code zone_ugen_done} says that it is flushed (mm/page_alloc.c:
 * luf_takeoff_check_and_fold, luf_takeoff_end, patch 21).
 *
 * <p>Each result is what one taker finds when it gives its frame away: 0 the old translation is
 * gone, 1 it is still there, 2 the taker still waits.
 */
@Race(
    about = "P21",
    promise = "a taker of a claimed generation waits until it is flushed",
    model = "G-zone-wait --variant luf-v12-intended --without zone-wait",
    violates = "F1")
public final class TakeOff_02_TwoTakers {
  private static final long GENERATION = 3;
  private static final long STALE = 1;
  private static final long NONE = 0;
  private static final long WAITS = 2;

  private TakeOff_02_TwoTakers() {}

  /*
      ----------------------------------------------------------------------------------------------

      Claimed is taken for flushed.
  */

  /** Broken: the second taker goes on. */
  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "The old translation is gone for both.")
  @Outcome(
      id = {"0, 1", "1, 0"},
      expect = ACCEPTABLE_INTERESTING,
      desc = "The second taker gives its frame away before the first has flushed!")
  @Broken(Cause.INTERLEAVING)
  @State
  public static class GoOn {
    private final Word entry = Machine.word(STALE);
    private final Word zoneUgen = Machine.word(GENERATION);

    private long take() {
      if (zoneUgen.cmpxchg(GENERATION, GENERATION + 1) == GENERATION) {
        entry.xchg(NONE);
      }
      return entry.readOnce();
    }

    /** One taker. */
    @Actor
    public void one(JJ_Result r) {
      r.r1 = take();
    }

    /** The other. */
    @Actor
    public void other(JJ_Result r) {
      r.r2 = take();
    }
  }

  /*
      ----------------------------------------------------------------------------------------------

      The claimer marks the generation when it has flushed, with a full barrier before the mark; the
      other one goes on only when it sees the mark. (The kernel looks again and again; here once is
      enough, since a taker that still waits does no harm.)
  */

  /** Right: the second taker waits for the mark. */
  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "The old translation is gone for both.")
  @Outcome(
      id = {"0, 2", "2, 0"},
      expect = ACCEPTABLE,
      desc = "The second taker waits.")
  @Outcome(
      id = {"0, 1", "1, 0", "1, 1", "2, 1", "1, 2", "2, 2"},
      expect = FORBIDDEN,
      desc = "The second taker gives its frame away before the first has flushed!")
  @State
  public static class WaitForMark {
    private final Word entry = Machine.word(STALE);
    private final Word zoneUgen = Machine.word(GENERATION);
    private final Word zoneUgenDone = Machine.word(GENERATION - 1);

    private long take() {
      if (zoneUgen.cmpxchg(GENERATION, GENERATION + 1) == GENERATION) {
        entry.writeOnce(NONE);
        Machine.smpMb();
        zoneUgenDone.writeOnce(GENERATION);
      } else if (zoneUgenDone.loadAcquire() < GENERATION) {
        return WAITS;
      }
      return entry.readOnce();
    }

    /** One taker. */
    @Actor
    public void one(JJ_Result r) {
      r.r1 = take();
    }

    /** The other. */
    @Actor
    public void other(JJ_Result r) {
      r.r2 = take();
    }
  }

  /*
      ----------------------------------------------------------------------------------------------

      LUF as concurrent code: two pages of one generation are all that is free, and two tasks
      allocate. The result is what the oracle says: 1 if a frame has a new owner and can still be read.
  */

  /** Broken: a kernel whose takers do not wait. */
  @JCStressTest
  @Outcome(id = "0", expect = ACCEPTABLE, desc = "Nothing went wrong.")
  @Outcome(
      id = "1",
      expect = ACCEPTABLE_INTERESTING,
      desc = "The second taker gives its frame away before the first has flushed!")
  @Broken(Cause.INTERLEAVING)
  @State
  public static class KernelGoOn {
    private final SmallKernel kernel =
        new SmallKernel(Kernels.without(Kernels.lufV12Intended(), Guard.ZONE_WAIT), 2, 2, true);

    /** Two pages are in buddy, in one generation. */
    public KernelGoOn() {
      kernel.reclaim(kernel.one, 0);
      kernel.reclaim(kernel.one, 1);
    }

    /** One taker. */
    @Actor
    public void one() {
      kernel.allocate(kernel.one);
    }

    /** The other. */
    @Actor
    public void other() {
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
      desc = "The second taker gives its frame away before the first has flushed!")
  @State
  public static class Kernel {
    private final SmallKernel kernel = new SmallKernel(Kernels.lufV12Intended(), 2, 2, true);

    /** Two pages are in buddy, in one generation. */
    public Kernel() {
      kernel.reclaim(kernel.one, 0);
      kernel.reclaim(kernel.one, 1);
    }

    /** One taker. */
    @Actor
    public void one() {
      kernel.allocate(kernel.one);
    }

    /** The other. */
    @Actor
    public void other() {
      kernel.allocate(kernel.other);
    }

    /** When both are done. */
    @Arbiter
    public void look(J_Result r) {
      r.r1 = kernel.wrong();
    }
  }
}
