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
      $ ./lufcheck races ZoneMark_01_FlushBeforeMark
*/

/**
 * What a generation owes must be flushed, and what came before it waited for, before it is marked
 * done.
 *
 * <p>{@code zone_ugen_done} is stored by whoever claimed the generation, without a lock, and read
 * without a lock by every taker (obligation O6; mm/page_alloc.c: luf_takeoff_end, patch 21). Here
 * generations 3 and 4 are claimed. The claimer of 3 flushes a CPU and marks 3. The claimer of 4 has
 * flushed another one; it looks at the mark, and if 3 is done marks 4, which says that
 * <em>both</em> are. It has not seen the flush of 3 itself: it passes on what the mark tells it.
 *
 * <p>The results are the mark that the claimer of 4 leaves, and the entry of generation 3 that it
 * finds afterwards: 1 for stale.
 */
@Race(
    about = "O6",
    promise = "a generation is flushed, and all before it are marked, before it is marked done",
    model = "G-zone-order --variant luf-v12-intended --without zone-order",
    violates = "F1")
public final class ZoneMark_01_FlushBeforeMark {
  private static final long STALE = 1;
  private static final long NONE = 0;

  private ZoneMark_01_FlushBeforeMark() {}

  /*
      ----------------------------------------------------------------------------------------------

      Plain stores and loads. As in {@link DoneMark_01_FlushBeforeDone}, on x86 it is the JIT that
      decides.
  */

  /** Broken: plain accesses. */
  @JCStressTest
  @Outcome(id = "2, [01]", expect = ACCEPTABLE, desc = "3 is not done, so 4 is not marked.")
  @Outcome(id = "4, 0", expect = ACCEPTABLE, desc = "4 is marked, and 3 is flushed.")
  @Outcome(
      id = "4, 1",
      expect = ACCEPTABLE_INTERESTING,
      desc = "4 is marked, yet a page of 3 can still be read through a stale entry!")
  @Broken(Cause.COMPILER)
  @State
  public static class NoBarrier {
    private long entry = STALE;
    private long zoneUgenDone = 2;

    /** The claimer of generation 3. */
    @Actor
    public void three() {
      entry = NONE;
      zoneUgenDone = 3;
    }

    /** The claimer of generation 4. */
    @Actor
    public void four(JJ_Result r) {
      long done = zoneUgenDone;
      r.r2 = entry;
      if (done == 3) {
        zoneUgenDone = 4;
        done = 4;
      }
      r.r1 = done;
    }
  }

  /*
      ----------------------------------------------------------------------------------------------

      The full barrier of luf_takeoff_end() before each store of the mark. It also stands between the
      look at the earlier mark and the store of the later one.
  */

  /** Right: a full barrier before the mark. */
  @JCStressTest
  @Outcome(id = "2, [01]", expect = ACCEPTABLE, desc = "3 is not done, so 4 is not marked.")
  @Outcome(id = "4, 0", expect = ACCEPTABLE, desc = "4 is marked, and 3 is flushed.")
  @Outcome(
      id = "4, 1",
      expect = FORBIDDEN,
      desc = "4 is marked, yet a page of 3 can still be read through a stale entry!")
  @State
  public static class FullBarrier {
    private final Word entry = Machine.word(STALE);
    private final Word zoneUgenDone = Machine.word(2);

    /** The claimer of generation 3. */
    @Actor
    public void three() {
      entry.writeOnce(NONE);
      Machine.smpMb();
      zoneUgenDone.writeOnce(3);
    }

    /** The claimer of generation 4. */
    @Actor
    public void four(JJ_Result r) {
      long done = zoneUgenDone.readOnce();
      if (done == 3) {
        Machine.smpMb();
        zoneUgenDone.writeOnce(4);
        done = 4;
      }
      r.r1 = done;
      r.r2 = entry.readOnce();
    }
  }
}
