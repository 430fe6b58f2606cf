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
      $ ./lufcheck races Flush_03_TwoFlushers
*/

/**
 * Who finds that a flush is not needed any more must not be ahead of that flush.
 *
 * <p>If a flush takes over the pending set at once, nothing is lost that is deferred meanwhile; see
 * {@link Flush_02_NewDeferralMeanwhile}. But now a second task that needs the same flush finds an
 * empty set, and goes on, while the first has not yet sent an IPI (race R11, noted by the author of
 * the series in v11). v11 let the others wait; v12 marks CPUs done only when their flush is
 * complete.
 *
 * <p>Each result is what one of the two tasks finds on the CPU when it gives the frame away: 1 if
 * the old translation is still there.
 */
@Race(
    about = "R11",
    promise = "a flush counts for others only when it is complete",
    model = "G-done-marks --variant luf-v12-intended --without mark-after-flush",
    violates = "F1")
public final class Flush_03_TwoFlushers {
  private static final long STALE = 1;
  private static final long NONE = 0;

  private Flush_03_TwoFlushers() {}

  /*
      ----------------------------------------------------------------------------------------------

      Whoever takes the set has to flush. Whoever finds it empty believes that it was flushed.
  */

  /** Broken: an empty set is taken for a finished flush. */
  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "The frame is out of reach for both.")
  @Outcome(
      id = {"0, 1", "1, 0"},
      expect = ACCEPTABLE_INTERESTING,
      desc = "One task gives the frame away before the other one has flushed!")
  @Broken(Cause.INTERLEAVING)
  @State
  public static class EmptySet {
    private final Word entry = Machine.word(STALE);
    private final Word pending = Machine.word(1);

    private long flushAndUse() {
      if (pending.xchg(0) != 0) {
        entry.xchg(NONE);
      }
      return entry.readOnce();
    }

    /** One task that needs the flush. */
    @Actor
    public void one(JJ_Result r) {
      r.r1 = flushAndUse();
    }

    /** The other. */
    @Actor
    public void other(JJ_Result r) {
      r.r2 = flushAndUse();
    }
  }

  /*
      ----------------------------------------------------------------------------------------------

      Nobody takes anything away. Each task looks whether the CPU is marked done for its request,
      and if not flushes for itself; the mark comes after the flush. Flushing twice is the price.
  */

  /** Right: the mark comes after the flush, and without it everybody flushes. */
  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "The frame is out of reach for both.")
  @Outcome(
      id = {"0, 1", "1, 0", "1, 1"},
      expect = FORBIDDEN,
      desc = "One task gives the frame away before the other one has flushed!")
  @State
  public static class Marks {
    private static final long REQUEST = 2;

    private final Word entry = Machine.word(STALE);
    private final Word ugen = Machine.word(REQUEST);
    private final Word done = Machine.word(1);

    private long flushAndUse() {
      if (done.loadAcquire() < REQUEST) {
        long number = ugen.addReturn(1);
        entry.writeOnce(NONE);
        Machine.smpMb();
        long old = done.readOnce();
        if (old < number) {
          done.cmpxchg(old, number);
        }
      }
      return entry.readOnce();
    }

    /** One task that needs the flush. */
    @Actor
    public void one(JJ_Result r) {
      r.r1 = flushAndUse();
    }

    /** The other. */
    @Actor
    public void other(JJ_Result r) {
      r.r2 = flushAndUse();
    }
  }
}
