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
      $ ./lufcheck races WriteFault_01_FlushBeforeChange
*/

/**
 * A reader must lose the old frame before anybody can see the new contents.
 *
 * <p>A page was reclaimed or migrated without a flush, and a write fault now maps its new frame
 * writable. From that moment any thread can store to it and tell others. If the readers of the old
 * frame are flushed only at the end of the fault, one that is told can still read the old contents
 * (obligation O8; mm/memory.c: handle_mm_fault, hook H4, patch 16; defect R-X3).
 *
 * <p>The results are the flag that the reader sees, 1 for told, and what it then reads: 0 is old, 1
 * is new.
 */
@Race(
    about = "O8",
    promise = "readers of the old frame are flushed before the change can be seen",
    model = "RX3-window-after-fault --variant luf-v12-intended",
    violates = "S2")
public final class WriteFault_01_FlushBeforeChange {
  private static final long STALE = 1;
  private static final long NONE = 0;
  private static final long NEW = 1;
  private static final long TOLD = 1;

  private WriteFault_01_FlushBeforeChange() {}

  /*
      ----------------------------------------------------------------------------------------------

      v12 as posted, and as intended: the flush comes when the fault is over. The store and the
      message are those of another thread that finds the writable PTE meanwhile; one actor plays
      both, in the order in which they happen.
  */

  /** Broken: the flush comes after the change. */
  @JCStressTest
  @Outcome(id = "0, [01]", expect = ACCEPTABLE, desc = "Not told: old and new are both fine.")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Told, and sees it.")
  @Outcome(
      id = "1, 0",
      expect = ACCEPTABLE_INTERESTING,
      desc = "Told that the page has changed, the reader still sees the old contents!")
  @Broken(Cause.INTERLEAVING)
  @State
  public static class FlushAfter {
    private final Word entry = Machine.word(STALE);
    private final Word frame = Machine.word(0);
    private final Word flag = Machine.word(0);

    /** The write fault, and the thread that makes use of it. */
    @Actor
    public void fault() {
      frame.writeOnce(NEW);
      flag.storeRelease(TOLD);
      entry.writeOnce(NONE);
    }

    /** The reader: its translation leads to the old frame, whose contents are 0. */
    @Actor
    public void read(JJ_Result r) {
      r.r1 = flag.loadAcquire();
      r.r2 = entry.readOnce() == STALE ? 0 : frame.readOnce();
    }
  }

  /*
      ----------------------------------------------------------------------------------------------

      The flush is complete before the PTE becomes writable, under the page-table lock, so that no
      new deferral slips in between (luf-repaired: H4 before the change).
  */

  /** Right: the flush comes before the change. */
  @JCStressTest
  @Outcome(id = "0, [01]", expect = ACCEPTABLE, desc = "Not told: old and new are both fine.")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Told, and sees it.")
  @Outcome(
      id = "1, 0",
      expect = FORBIDDEN,
      desc = "Told that the page has changed, the reader still sees the old contents!")
  @State
  public static class FlushBefore {
    private final Word entry = Machine.word(STALE);
    private final Word frame = Machine.word(0);
    private final Word flag = Machine.word(0);

    /** The write fault, and the thread that makes use of it. */
    @Actor
    public void fault() {
      entry.writeOnce(NONE);
      Machine.smpMb();
      frame.writeOnce(NEW);
      flag.storeRelease(TOLD);
    }

    /** The reader: its translation leads to the old frame, whose contents are 0. */
    @Actor
    public void read(JJ_Result r) {
      r.r1 = flag.loadAcquire();
      r.r2 = entry.readOnce() == STALE ? 0 : frame.readOnce();
    }
  }
}
