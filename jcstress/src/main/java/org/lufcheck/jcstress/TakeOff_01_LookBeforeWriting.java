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
      $ ./lufcheck races TakeOff_01_LookBeforeWriting
*/

/**
 * Who takes a frame out of the allocator must not write to it before it has seen the mark.
 *
 * <p>A CPU may read the frame through its stale entry until it is flushed; then it is marked done.
 * The taker looks at the mark, skips the flush, and writes. Its writes must stay behind its look
 * (obligation O5; mm/page_alloc.c: luf_takeoff_check_and_fold, post_alloc_hook). A branch on the
 * mark is enough for that: no processor makes a store visible before it knows that it will happen.
 *
 * <p>The results are what the stale reader finds in the frame, 1 its own page and 2 the new owner's
 * data, and the mark that the taker sees, 2 for flushed.
 */
@Race(
    about = "O5",
    promise = "a new owner's stores stay behind the look at the mark that let it skip the flush",
    model = "R7-frame-reused --variant luf-v12-intended --without H18",
    violates = "F1",
    unlike =
        "memory is sequentially consistent in the model: there the taker writes without looking at"
            + " anything")
public final class TakeOff_01_LookBeforeWriting {
  private static final long OWN = 1;
  private static final long FOREIGN = 2;
  private static final long OLD = 1;
  private static final long FLUSHED = 2;

  private TakeOff_01_LookBeforeWriting() {}

  /*
      ----------------------------------------------------------------------------------------------

      The order of alloc_pages_bulk() in v12: pages are prepared (zeroed, if the caller asked for it)
      inside the loop, and the section in which the flush is made up for ends after the loop. The
      program is wrong as it stands; nothing has to be reordered (defect R-X7).
  */

  /** Broken: the frame is prepared first. */
  @JCStressTest
  @Outcome(id = "1, [12]", expect = ACCEPTABLE, desc = "The stale reader sees its own page.")
  @Outcome(
      id = "2, [12]",
      expect = ACCEPTABLE_INTERESTING,
      desc = "The stale reader sees the new owner's data!")
  @Broken(Cause.INTERLEAVING)
  @State
  public static class WriteFirst {
    private final Word frame = Machine.word(OWN);
    private final Word done = Machine.word(OLD);

    /** The CPU that reads once more, and is flushed. */
    @Actor
    public void readAndFlush(JJ_Result r) {
      r.r1 = frame.readOnce();
      Machine.smpMb();
      done.cmpxchg(OLD, FLUSHED);
    }

    /** The CPU that takes the frame out of the allocator. */
    @Actor
    public void takeOff(JJ_Result r) {
      frame.writeOnce(FOREIGN);
      r.r2 = done.readOnce();
    }
  }

  /*
      ----------------------------------------------------------------------------------------------

      The taker does it right, but the other side has no barrier between the last use of the entry
      and the mark: plain accesses. The load may then be done after the store of the mark. An x86
      processor never delays a load behind a later store; the JIT may.
  */

  /** Broken: nothing keeps the last use of the stale entry before the mark. */
  @JCStressTest
  @Outcome(id = "1, [12]", expect = ACCEPTABLE, desc = "The stale reader sees its own page.")
  @Outcome(
      id = "2, 2",
      expect = ACCEPTABLE_INTERESTING,
      desc = "The stale reader sees the new owner's data!")
  @Broken(Cause.COMPILER)
  @State
  public static class NoBarrier {
    private long frame = OWN;
    private long done = OLD;

    /** The CPU that reads once more, and is flushed. */
    @Actor
    public void readAndFlush(JJ_Result r) {
      r.r1 = frame;
      done = FLUSHED;
    }

    /** The CPU that takes the frame out of the allocator. */
    @Actor
    public void takeOff(JJ_Result r) {
      long mark = done;
      if (mark == FLUSHED) {
        frame = FOREIGN;
      }
      r.r2 = mark;
    }
  }

  /*
      ----------------------------------------------------------------------------------------------

      The full barrier of tlb_flush_end() on one side, READ_ONCE() and a branch on the other.
  */

  /** Right: look, branch, write. */
  @JCStressTest
  @Outcome(id = "1, [12]", expect = ACCEPTABLE, desc = "The stale reader sees its own page.")
  @Outcome(id = "2, [12]", expect = FORBIDDEN, desc = "The stale reader sees the new owner's data!")
  @State
  public static class ControlDependency {
    private final Word frame = Machine.word(OWN);
    private final Word done = Machine.word(OLD);

    /** The CPU that reads once more, and is flushed. */
    @Actor
    public void readAndFlush(JJ_Result r) {
      r.r1 = frame.readOnce();
      Machine.smpMb();
      done.cmpxchg(OLD, FLUSHED);
    }

    /** The CPU that takes the frame out of the allocator. */
    @Actor
    public void takeOff(JJ_Result r) {
      long mark = done.readOnce();
      if (mark == FLUSHED) {
        frame.writeOnce(FOREIGN);
      }
      r.r2 = mark;
    }
  }
}
