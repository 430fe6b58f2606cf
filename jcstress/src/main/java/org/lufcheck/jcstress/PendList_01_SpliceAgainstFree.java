package org.lufcheck.jcstress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.lufcheck.concurrent.Kernels;
import org.lufcheck.concurrent.prim.SpinLock;
import org.lufcheck.concurrent.prim.Word;
import org.lufcheck.jcstress.about.Broken;
import org.lufcheck.jcstress.about.Cause;
import org.lufcheck.jcstress.about.Race;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.J_Result;

/*
    How to run this test:
      $ ./lufcheck races PendList_01_SpliceAgainstFree
*/

/**
 * A pend list must not be spliced while a page is put on it.
 *
 * <p>Pages that owe a flush wait on a pend list; {@code pend_zone_ugen} is the newest generation on
 * it. When that generation is done, the whole list moves to the free list, whose pages are handed
 * out without looking at their tags (mm/page_alloc.c: flush_pend_list_if_done, __add_to_free_list,
 * patches 13 and 21). If a page of the next generation is put on the list before the list's
 * generation says so, it goes along.
 *
 * <p>Generation 3 is done, the new page is of generation 4. The result is the page that the splice
 * moves to the free list: 0 none, 3 the old one, 4 the new one.
 */
@Race(
    about = "P13",
    promise = "no page reaches the free list before its generation is done",
    model = "RX24-tag-lost-in-buddy --variant luf-v12-intended --without tag-kept",
    violates = "F1",
    unlike =
        "the model does not choose between the two lists; there a page is handed out without a look at"
            + " what it owes because it has no tag")
public final class PendList_01_SpliceAgainstFree {
  private static final long DONE = 3;
  private static final long NEXT = 4;

  private PendList_01_SpliceAgainstFree() {}

  /*
      ----------------------------------------------------------------------------------------------

      Without the zone's lock: first the page, then the generation of the list.
  */

  /** Broken: no lock. */
  @JCStressTest
  @Outcome(id = "[03]", expect = ACCEPTABLE, desc = "Nothing moves, or what is done.")
  @Outcome(
      id = "4",
      expect = ACCEPTABLE_INTERESTING,
      desc = "A page that owes a flush is on the free list!")
  @Broken(Cause.INTERLEAVING)
  @State
  public static class NoLock {
    private final Word list = Machine.word(DONE);
    private final Word pendZoneUgen = Machine.word(DONE);

    /** The task that frees a page of the next generation. */
    @Actor
    public void free() {
      list.xchg(NEXT);
      pendZoneUgen.writeOnce(NEXT);
    }

    /** The task that splices. */
    @Actor
    public void splice(J_Result r) {
      r.r1 = pendZoneUgen.readOnce() <= DONE ? list.xchg(0) : 0;
    }
  }

  /*
      ----------------------------------------------------------------------------------------------

      Both hold zone->lock.
  */

  /** Right: under the zone's lock. */
  @JCStressTest
  @Outcome(id = "[03]", expect = ACCEPTABLE, desc = "Nothing moves, or what is done.")
  @Outcome(id = "4", expect = FORBIDDEN, desc = "A page that owes a flush is on the free list!")
  @State
  public static class ZoneLock {
    private final SpinLock lock = Machine.spinLock();
    private long list = DONE;
    private long pendZoneUgen = DONE;

    /** The task that frees a page of the next generation. */
    @Actor
    public void free() {
      lock.lock();
      list = NEXT;
      pendZoneUgen = NEXT;
      lock.unlock();
    }

    /** The task that splices. */
    @Actor
    public void splice(J_Result r) {
      lock.lock();
      boolean done = pendZoneUgen <= DONE;
      r.r1 = done ? list : 0;
      list = done ? 0 : list;
      lock.unlock();
    }
  }

  /*
      ----------------------------------------------------------------------------------------------

      LUF as concurrent code: one page is in buddy, another one is freed while somebody takes the
      first, marks its generation done and comes back. The result is what the oracle says: 4 if a frame
      has a new owner and can still be read.
  */

  /** Right: the kernel as it is meant to be. */
  @JCStressTest
  @Outcome(id = "0", expect = ACCEPTABLE, desc = "Nothing went wrong.")
  @Outcome(id = "4", expect = FORBIDDEN, desc = "A page that owes a flush is on the free list!")
  @State
  public static class Kernel {
    private final SmallKernel kernel = new SmallKernel(Kernels.lufV12Intended(), 2, 2, true);

    /** One page is in buddy. */
    public Kernel() {
      kernel.reclaim(kernel.one, 0);
    }

    /** Frees a page of the next generation. */
    @Actor
    public void free() {
      kernel.reclaim(kernel.one, 1);
    }

    /** Takes two pages: the list of the first is done when the second is looked for. */
    @Actor
    public void take() {
      kernel.allocate(kernel.other);
      kernel.allocate(kernel.other);
    }

    /** When both are done. */
    @Arbiter
    public void look(J_Result r) {
      r.r1 = NEXT * kernel.wrong();
    }
  }
}
