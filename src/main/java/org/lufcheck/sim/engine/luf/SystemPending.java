package org.lufcheck.sim.engine.luf;

import java.util.Arrays;
import org.lufcheck.kernel.Rules;
import org.lufcheck.kernel.rules.Generation;
import org.lufcheck.kernel.rules.Obligation;
import org.lufcheck.sim.engine.cpu.Current;
import org.lufcheck.sim.engine.time.BusyTimes;
import org.lufcheck.sim.result.FlushReason;
import org.lufcheck.sim.result.Payer;

/**
 * One set of deferred flushes for the whole system: LUF v10 and v11 (mm/rmap.c, patch 09: luf_ubc,
 * luf_gen, luf_gen_next, luf_gen_done, on_flushing, luf_on_flushing).
 *
 * <p>Freed pages carry the number of the set that is open. Whoever is about to use a page with that
 * number closes the set and flushes for all of it, and those who need it meanwhile wait. A flush of
 * unmapped pages takes the CPUs that it reached out of the open set once it is complete; so that it
 * does not take out CPUs that were added after it began, nothing is deferred while any such flush
 * is under way: unmaps are flushed at once then, as without LUF. That prolongs the time in which
 * others have to do the same.
 *
 * <p>Nobody finds luf_lock taken here. In v10 and v11 unmaps that do are flushed at once
 * (try_to_unmap_luf); in v11 also a flush that does is not counted as under way, and takes no CPU
 * out of the set when it ends (rmap_flush_start, try_to_unmap_flush). docs/simulator.md says how
 * much that could change.
 *
 * <p>A flush runs to its end within one step, so that its end is known when it begins. For use by
 * one thread.
 */
public final class SystemPending implements TakeOff {
  /** Between the task that is behind all others and the one that is ahead. */
  private static final int MOST_FLUSHES = 256;

  private final Deferral deferral;
  private long cpus;
  private long joined;
  private long open = Generation.INITIAL;
  private long done = Generation.INITIAL_DONE;
  private long doneBefore = Generation.INITIAL_DONE;
  private double claimedAt;
  private double doneAt;
  private final double[] leftAt = new double[MOST_FLUSHES];
  private final long[] left = new long[MOST_FLUSHES];
  private int flushes;
  private final BusyTimes flushing = new BusyTimes(MOST_FLUSHES);

  /** Whether a kernel keeps what it owes for the whole system. */
  public static boolean isOf(Rules rules) {
    return rules.luf() && rules.scope() == Rules.Scope.GLOBAL;
  }

  /** Nothing is pending. */
  SystemPending(Deferral deferral) {
    this.deferral = deferral;
  }

  /**
   * try_to_unmap_luf: unmapped pages join the open set.
   *
   * @param mask CPUs that may have translations of them
   * @param pages how many
   * @return what the pages carry, or 0 if they have to be flushed now
   */
  int defer(long mask, long pages, double now) {
    if (flushing.free(now) > now) {
      return 0;
    }
    cpus = Obligation.both(cpus, mask);
    joined += pages;
    return Generation.tag(open);
  }

  /** rmap_flush_end: a flush of some CPUs is complete, and they leave the set. */
  void flushed(long mask, double from, double until) {
    leftAt[flushes % MOST_FLUSHES] = until;
    left[flushes % MOST_FLUSHES] = cpus & mask;
    flushes++;
    cpus = Obligation.without(cpus, mask);
    flushing.cover(from, until);
  }

  /** The set as it is at a moment: flushes that are known already may end later. */
  private long cpus(double now) {
    long all = cpus;
    for (int flush = 0; flush < MOST_FLUSHES; flush++) {
      all = leftAt[flush] > now ? Obligation.both(all, left[flush]) : all;
    }
    return all;
  }

  @Override
  public boolean keptApart() {
    return false;
  }

  @Override
  public boolean keepsTags() {
    return deferral.keepsTags();
  }

  /** Zones do not count them: every page may leave at any time. */
  @Override
  public long pages() {
    return 0;
  }

  @Override
  public void count(long more) {
    // There is no estimate.
  }

  /** update_task_ugen: the latest number of all pages that a task takes. */
  @Override
  public boolean takeKey(Section section, int key, double now) {
    section.request = Generation.later(section.request, Generation.reconstruct(key, open));
    return true;
  }

  /** check_flush_task_ugen, in prep_new_page. */
  @Override
  public void end(Current task, Section section, FlushReason reason) {
    settle(task, section.request, reason);
  }

  /** luf_flush, at a hook: all that is deferred. */
  void flushAll(Current task, FlushReason reason) {
    settle(task, open, reason);
  }

  /** check_luf_flush. */
  private void settle(Current task, long number, FlushReason reason) {
    if (number == Generation.NONE || !Generation.before(doneBefore, number)) {
      return;
    }
    if (!Generation.before(done, number)) {
      task.waitUntil(Payer.FLUSH_WAIT, doneFor(task.now()));
      return;
    }
    long owed = cpus(task.now());
    if (owed == 0) {
      return;
    }
    task.waitUntil(Payer.FLUSH_WAIT, doneFor(task.now()));
    claimedAt = task.now();
    long pages = joined;
    cpus = 0;
    Arrays.fill(left, 0);
    joined = 0;
    doneBefore = done;
    done = open;
    open = Generation.next(open);
    deferral.flushTakeOff(task, owed, reason, pages);
    doneAt = task.now();
  }

  /** When the latest flush is over for whoever comes at a moment, see {@link ZonePending}. */
  private double doneFor(double now) {
    return now < claimedAt ? now + (doneAt - claimedAt) : doneAt;
  }

  @Override
  public void flushNow(Current task, Section section, FlushReason reason) {
    flushAll(task, reason);
  }

  @Override
  public boolean wantsFlushAfterFree(double now) {
    return false;
  }

  @Override
  public boolean wantsFlushInKswapd() {
    return false;
  }
}
