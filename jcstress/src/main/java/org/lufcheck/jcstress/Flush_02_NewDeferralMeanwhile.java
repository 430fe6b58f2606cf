package org.lufcheck.jcstress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

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
      $ ./lufcheck races Flush_02_NewDeferralMeanwhile
*/

/**
 * A flush must not count for what is deferred while it is at work.
 *
 * <p>Up to v11 there was one pending set of CPUs. A flush looked at the set, flushed these CPUs,
 * and then took them out of the set. If one of them cached another page in between, which was then
 * unmapped without a flush, its bit was in the set already, and went with the rest (race R10, noted
 * by the author of the series). v7 to v11 gave up deferring while a flush was in progress; v12 has
 * numbers instead.
 *
 * <p>The first result is the CPU's entry when all is over: 1 if it is stale. The second says
 * whether somebody still knows: 1 if the CPU is owed a flush.
 */
@Race(
    about = "R10",
    promise = "a flush does not count for what is deferred while it is at work",
    model = "G-flush-number --variant luf-v12-intended --without start-before-flush",
    violates = "F1")
public final class Flush_02_NewDeferralMeanwhile {
  private static final long STALE = 1;
  private static final long NONE = 0;
  private static final long CPU = 1;

  private Flush_02_NewDeferralMeanwhile() {}

  /*
      ----------------------------------------------------------------------------------------------

      One set for all, from which a flush removes whom it has flushed. Each access is atomic; it does
      not help.
  */

  /** Broken: the flushed CPUs are taken out of the set, whoever has put them there. */
  @JCStressTest
  @Outcome(id = "0, [01]", expect = ACCEPTABLE, desc = "Flushed last.")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Stale, and owed a flush.")
  @Outcome(
      id = "1, 0",
      expect = ACCEPTABLE_INTERESTING,
      desc = "The new deferral is lost: the CPU is stale, and nobody knows!")
  @Broken(Cause.INTERLEAVING)
  @State
  public static class OneSet {
    private final Word entry = Machine.word(STALE);
    private final Word pending = Machine.word(CPU);

    /** The task that flushes. */
    @Actor
    public void flush() {
      long cpus = pending.readOnce();
      entry.xchg(NONE);
      pending.and(~cpus);
    }

    /** The CPU caches another page, which is unmapped without a flush. */
    @Actor
    public void defer() {
      entry.xchg(STALE);
      pending.or(CPU);
    }

    /** When both are done. */
    @Arbiter
    public void look(JJ_Result r) {
      r.r1 = entry.readOnce();
      r.r2 = pending.readOnce();
    }
  }

  /*
      ----------------------------------------------------------------------------------------------

      v12: the flush draws a number before it begins and leaves it with the CPU when it is complete.
      The deferral draws a number too, and is owed a flush until the CPU's mark has reached it.
  */

  /** Right: a flush answers only requests with smaller numbers. */
  @JCStressTest
  @Outcome(id = "0, [01]", expect = ACCEPTABLE, desc = "Flushed last.")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Stale, and owed a flush.")
  @Outcome(
      id = "1, 0",
      expect = FORBIDDEN,
      desc = "The new deferral is lost: the CPU is stale, and nobody knows!")
  @State
  public static class Numbers {
    private final Word entry = Machine.word(STALE);
    private final Word ugen = Machine.word(2);
    private final Word done = Machine.word(1);
    private final Word request = Machine.word(2);

    /** The task that flushes. */
    @Actor
    public void flush() {
      long number = ugen.addReturn(1);
      entry.writeOnce(NONE);
      Machine.smpMb();
      done.cmpxchg(1, number);
    }

    /** The CPU caches another page, which is unmapped without a flush. */
    @Actor
    public void defer() {
      entry.writeOnce(STALE);
      request.writeOnce(ugen.addReturn(1));
    }

    /** When both are done. */
    @Arbiter
    public void look(JJ_Result r) {
      r.r1 = entry.readOnce();
      r.r2 = done.readOnce() < request.readOnce() ? 1 : 0;
    }
  }
}
