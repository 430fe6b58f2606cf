package org.lufcheck.sim.engine.luf;

import org.lufcheck.kernel.rules.Generation;
import org.lufcheck.kernel.rules.Obligation;
import org.lufcheck.kernel.rules.ZoneTakeOff;
import org.lufcheck.sim.engine.cpu.Current;
import org.lufcheck.sim.result.FlushReason;
import org.lufcheck.sim.result.Payer;

/**
 * A zone's deferred flushes: its generations, the batch of the current one, and the take-off
 * protocol (mm/page_alloc.c, patch 21). A claimed generation is done at a moment that is known when
 * it is claimed, because the flush runs to its end within one step; whoever takes a page of it
 * before that moment waits for it.
 */
public final class ZonePending implements TakeOff {
  private final Deferral deferral;
  private final FlushPolicy policy;
  private long current = Generation.INITIAL;
  private long claimed = Generation.INITIAL_DONE;
  private long doneBefore = Generation.INITIAL_DONE;
  private double claimedAt;
  private double doneAt;
  private long batch;
  private long request = Generation.INITIAL_DONE;
  private long pages;
  private double oldest;
  private boolean boarded;

  /** Nothing is pending. */
  public ZonePending(Deferral deferral, FlushPolicy policy) {
    this.deferral = deferral;
    this.policy = policy;
    if (policy.ridesAlong()) {
      deferral.ridesAlong(this);
    }
  }

  /** zone->zone_ugen. */
  public long generation() {
    return current;
  }

  /** zone->zone_ugen_done, as it reads at a moment. */
  public long done(double now) {
    return now >= doneAt ? claimed : doneBefore;
  }

  @Override
  public boolean keptApart() {
    return true;
  }

  @Override
  public boolean keepsTags() {
    return deferral.keepsTags();
  }

  /** zone->nr_luf_pages: an estimate that may be off, even below 0, as in the kernel (R-X13). */
  @Override
  public long pages() {
    return pages;
  }

  @Override
  public void count(long more) {
    pages += more;
  }

  /**
   * update_zone_batch: a page with a key enters the buddy allocator.
   *
   * @return the tag that it carries there, 0 if tags are lost
   */
  public int enter(int key, double now) {
    if (policy.keepsKeys()) {
      return keepsTags() ? key : 0;
    }
    if (batch == 0) {
      oldest = now;
    }
    batch |= deferral.keys().mask(key);
    request = Generation.later(request, deferral.keys().request(key));
    return keepsTags() ? Generation.tag(current) : 0;
  }

  /** Whether two free blocks may become one: a key cannot be two. */
  public boolean mayMerge(int tag, int other) {
    return tag == other || !policy.keepsKeys();
  }

  /** Whether a section that may take a page with a tag may take all pages with that tag. */
  public boolean sameForAll() {
    return !policy.keepsKeys();
  }

  /** The tag of two blocks that become one: the later generation. */
  public int merged(int tag, int other) {
    if (tag == 0 || other == 0 || tag == other) {
      return tag | other;
    }
    return Generation.tag(
        Generation.later(
            Generation.reconstruct(tag, current), Generation.reconstruct(other, current)));
  }

  /** Whether a page with a tag still waits for the flush of its generation at a moment. */
  public boolean isOpen(int tag, double now) {
    return tag != 0
        && !policy.keepsKeys()
        && Generation.before(done(now), Generation.reconstruct(tag, current));
  }

  /** luf_takeoff_check_and_fold: whether a page with a tag may leave the buddy allocator. */
  public boolean take(Section section, int tag, double now) {
    if (policy.keepsKeys()) {
      return tag == 0 || takeKey(section, tag, now);
    }
    long page = Generation.reconstruct(tag, current);
    ZoneTakeOff decision =
        ZoneTakeOff.decide(page, done(now), current, section.claimed != 0, section.mayShootDown);
    if (decision == ZoneTakeOff.CLAIM) {
      claim(section, now);
    } else if (decision == ZoneTakeOff.WAIT) {
      section.waitUntil = Math.max(section.waitUntil, doneFor(now));
    }
    return decision.leaves();
  }

  /** luf_takeoff_check_and_fold for a page of a per-CPU list. */
  @Override
  public boolean takeKey(Section section, int key, double now) {
    if (key == 0) {
      return true;
    }
    long owing = deferral.keys().owing(key, now);
    if (owing == 0) {
      return true;
    }
    if (!section.mayShootDown) {
      return false;
    }
    section.mask = Obligation.both(section.mask, owing);
    section.request = Generation.later(section.request, deferral.keys().request(key));
    section.pages++;
    return true;
  }

  private void claim(Section section, double now) {
    section.waitUntil = Math.max(section.waitUntil, doneAt);
    section.claimed = current;
    section.request = request;
    section.mask = Obligation.both(section.mask, batch);
    section.pages += Math.max(0, pages);
    close(now);
  }

  /**
   * When the latest flush is over for whoever comes at a moment. Who comes before it begins would
   * flush in its place: that takes as long.
   */
  private double doneFor(double now) {
    return now < claimedAt ? now + (doneAt - claimedAt) : doneAt;
  }

  private void close(double now) {
    doneBefore = done(now);
    claimed = current;
    claimedAt = now;
    doneAt = Double.POSITIVE_INFINITY;
    current = Generation.next(current);
    batch = 0;
    pages = 0;
  }

  /** luf_takeoff_end: flushes what the section owes and waits for the flushes of others. */
  @Override
  public void end(Current task, Section section, FlushReason reason) {
    if (section.mask != 0) {
      long owing = deferral.clock().owing(section.mask, section.request, task.now());
      if (owing != 0) {
        deferral.flushTakeOff(task, owing, reason, section.pages);
      }
    }
    if (section.waitUntil > 0 && section.waitUntil < Double.POSITIVE_INFINITY) {
      task.waitUntil(Payer.FLUSH_WAIT, section.waitUntil);
    }
    if (section.claimed != 0) {
      doneAt = task.now();
    }
  }

  /** Whether the current generation has pages that need a flush. */
  public boolean isPending() {
    return batch != 0;
  }

  /** Closes the current generation and flushes for it, before any page needs it. */
  @Override
  public void flushNow(Current task, Section section, FlushReason reason) {
    if (batch != 0) {
      section.start(true);
      claim(section, task.now());
      end(task, section, reason);
    }
  }

  /** Whether the policy wants whoever frees pages to flush. */
  @Override
  public boolean wantsFlushAfterFree(double now) {
    return batch != 0 && policy.flushesAfterFree(pages, now - oldest);
  }

  /** Whether the policy wants kswapd to flush. */
  @Override
  public boolean wantsFlushInKswapd() {
    return batch != 0 && policy.flushesInKswapd(pages);
  }

  /**
   * Another flush begins, and the current generation rides along if none before it is being
   * flushed.
   *
   * @return the CPUs that the flush has to reach for it
   */
  long board(double now) {
    if (batch == 0 || !ZoneTakeOff.mayRideAlong(done(now), current)) {
      return 0;
    }
    long owed = batch;
    close(now);
    boarded = true;
    return owed;
  }

  /** That flush is complete. */
  void arrive(double now) {
    if (boarded) {
      doneAt = now;
      boarded = false;
    }
  }
}
