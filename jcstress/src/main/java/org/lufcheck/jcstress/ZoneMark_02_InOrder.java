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
      $ ./lufcheck races ZoneMark_02_InOrder
*/

/**
 * Generations must be marked done in order.
 *
 * <p>One number says which generations are done: all up to it. If the claimer of a later generation
 * is quicker and stores its number at once, it speaks for the earlier one too, which is still being
 * flushed; and when that one is done, the number goes back (mm/page_alloc.c: luf_takeoff_end, patch
 * 21: wait_zone_ugen).
 *
 * <p>The results are the mark that a taker of a page of generation 3 sees, and the entry of
 * generation 3 that it finds: 1 for stale. The taker is the claimer of 4, a moment later.
 */
@Race(
    about = "P21",
    promise = "generations are marked done in order",
    model = "G-zone-order --variant luf-v12-intended --without zone-order",
    violates = "F1")
public final class ZoneMark_02_InOrder {
  private static final long STALE = 1;
  private static final long NONE = 0;

  private ZoneMark_02_InOrder() {}

  /*
      ----------------------------------------------------------------------------------------------

      Each claimer stores its number when its own flush is complete, with a full barrier before it.
  */

  /** Broken: nobody waits for earlier generations. */
  @JCStressTest
  @Outcome(id = "[34], 0", expect = ACCEPTABLE, desc = "3 passes as done, and is flushed.")
  @Outcome(
      id = "4, 1",
      expect = ACCEPTABLE_INTERESTING,
      desc = "3 passes as done because 4 is, but it is not flushed yet!")
  @Broken(Cause.INTERLEAVING)
  @State
  public static class AtOnce {
    private final Word entry = Machine.word(STALE);
    private final Word zoneUgenDone = Machine.word(2);

    /** The claimer of generation 3. */
    @Actor
    public void three() {
      entry.writeOnce(NONE);
      Machine.smpMb();
      zoneUgenDone.writeOnce(3);
    }

    /** The claimer of generation 4, which then takes a page of generation 3. */
    @Actor
    public void four(JJ_Result r) {
      Machine.smpMb();
      zoneUgenDone.writeOnce(4);
      r.r1 = zoneUgenDone.loadAcquire();
      r.r2 = entry.readOnce();
    }
  }

  /*
      ----------------------------------------------------------------------------------------------

      A claimer that finds an earlier generation not done leaves the mark alone until it is. (Here it
      looks once, and goes without its page if that was too early.)
  */

  /** Right: an earlier generation is waited for. */
  @JCStressTest
  @Outcome(id = "4, 0", expect = ACCEPTABLE, desc = "3 is done, then 4 is.")
  @Outcome(id = "2, [01]", expect = ACCEPTABLE, desc = "The claimer of 4 still waits.")
  @Outcome(
      id = {"4, 1", "3, [01]"},
      expect = FORBIDDEN,
      desc = "3 passes as done because 4 is, but it is not flushed yet!")
  @State
  public static class Wait {
    private final Word entry = Machine.word(STALE);
    private final Word zoneUgenDone = Machine.word(2);

    /** The claimer of generation 3. */
    @Actor
    public void three() {
      entry.writeOnce(NONE);
      Machine.smpMb();
      zoneUgenDone.writeOnce(3);
    }

    /** The claimer of generation 4, which then takes a page of generation 3. */
    @Actor
    public void four(JJ_Result r) {
      long mark = zoneUgenDone.loadAcquire();
      if (mark >= 3) {
        Machine.smpMb();
        zoneUgenDone.writeOnce(4);
        mark = zoneUgenDone.loadAcquire();
      }
      r.r1 = mark;
      r.r2 = entry.readOnce();
    }
  }
}
