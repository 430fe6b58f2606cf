package org.lufcheck.jcstress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.lufcheck.concurrent.luf.DoneMarks;
import org.lufcheck.concurrent.prim.Hardware;
import org.lufcheck.concurrent.prim.Word;
import org.lufcheck.jcstress.about.Broken;
import org.lufcheck.jcstress.about.Cause;
import org.lufcheck.jcstress.about.Race;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;

/*
    How to run this test:
      $ ./lufcheck races DoneMark_02_LostExchange
*/

/**
 * A CPU's done mark never goes back, and one that gets lost does no harm.
 *
 * <p>Two tasks finish flushes of the same CPU, numbered {@value #EARLIER} and {@value #LATER}. Each
 * reads the mark and, if its own number is later, writes it with one compare-and-exchange, without
 * trying again (property C2; arch/x86/mm/tlb.c: arch_tlbbatch_mark_ugen, patch 17). If the exchange
 * fails, the mark stays smaller than it could be: somebody will flush once too often, which is
 * safe.
 *
 * <p>The first result is the mark as the later flush sees it when it has set it; the second is the
 * mark when both are done.
 */
@Race(
    about = "C2",
    promise = "a done mark never goes back; a lost exchange leaves it too small, which is safe",
    model =
        "models/test/resources/litmus/zone-mark.litmus --variant luf-v12-intended"
            + " --without zone-order --property C2",
    violates = "C2",
    unlike =
        "there it is the mark of a zone that goes back, because two claimers store in any order")
public final class DoneMark_02_LostExchange {
  private static final long EARLIER = 5;
  private static final long LATER = 7;

  private DoneMark_02_LostExchange() {}

  /*
      ----------------------------------------------------------------------------------------------

      Look, then store. The store of the earlier flush can come last. No flush is forgotten by that
      here, but whoever relies on the order of marks (zone generations do) is lost.
  */

  /** Broken: the mark is stored, not exchanged. */
  @JCStressTest
  @Outcome(id = "7, 7", expect = ACCEPTABLE, desc = "The later mark stands.")
  @Outcome(id = "5, 5", expect = ACCEPTABLE, desc = "The later mark is lost: a flush too many.")
  @Outcome(
      id = "7, 5",
      expect = ACCEPTABLE_INTERESTING,
      desc = "The mark goes back from the later flush to the earlier one!")
  @Broken(Cause.INTERLEAVING)
  @State
  public static class Store {
    private final Word done = Machine.word(1);

    private void mark(long number) {
      if (done.readOnce() < number) {
        done.writeOnce(number);
      }
    }

    /** The task whose flush began first. */
    @Actor
    public void earlier() {
      mark(EARLIER);
    }

    /** The other task. */
    @Actor
    public void later(JJ_Result r) {
      mark(LATER);
      r.r1 = done.readOnce();
    }

    /** When both are done. */
    @Arbiter
    public void look(JJ_Result r) {
      r.r2 = done.readOnce();
    }
  }

  /*
      ----------------------------------------------------------------------------------------------

      One compare-and-exchange, not repeated: LUF's marks as concurrent code.
  */

  /** Right: whoever loses the exchange leaves the mark alone. */
  @JCStressTest
  @Outcome(id = "7, 7", expect = ACCEPTABLE, desc = "The later mark stands.")
  @Outcome(id = "5, 5", expect = ACCEPTABLE, desc = "The later mark is lost: a flush too many.")
  @Outcome(
      id = {"7, 5", "5, 7", "[157], 1", "1, [57]"},
      expect = FORBIDDEN,
      desc = "The mark goes back from the later flush to the earlier one!")
  @State
  public static class Exchange {
    private static final long CPU0 = 1;

    private final DoneMarks marks = new DoneMarks(new Hardware(), 1);

    /** The task whose flush began first. */
    @Actor
    public void earlier() {
      marks.mark(CPU0, EARLIER);
    }

    /** The other task. */
    @Actor
    public void later(JJ_Result r) {
      marks.mark(CPU0, LATER);
      r.r1 = marks.of(0);
    }

    /** When both are done. */
    @Arbiter
    public void look(JJ_Result r) {
      r.r2 = marks.of(0);
    }
  }
}
