package org.lufcheck.kernel.debug;

import org.lufcheck.kernel.hw.Tlb;
import org.lufcheck.kernel.oracle.Clause;
import org.lufcheck.kernel.state.Field;
import org.lufcheck.kernel.state.FrameState;
import org.lufcheck.kernel.state.State;
import org.lufcheck.kernel.state.Vars;

/**
 * Our own debug checks: where a frame or a page is about to change, nobody may still use a
 * translation from before, as {@link Shadow} has it. A frame must be out of reach when it leaves
 * the allocator or changes hands in any other way; a page must have no older frame in reach when
 * its contents change, wherever the new contents are. They speak of architecture and page tables
 * only. A frame that reclaim has isolated and not yet freed is spared, because vanilla has that
 * window too; what changes meanwhile is remembered, and reported if the frame is then freed
 * unflushed. They exist only in searches that watch {@link
 * org.lufcheck.kernel.oracle.Property#DBX}.
 */
public final class ShadowChecks {
  private static final int FOREIGN = -1;

  private final Vars v;
  private final Tlb tlb;
  private final Shadow shadow;
  private final DebugChecks.Failure failure;

  /** The checks of a machine. */
  public ShadowChecks(Vars v, Tlb tlb, DebugChecks.Failure failure) {
    this.v = v;
    this.tlb = tlb;
    this.shadow = new Shadow(v);
    this.failure = failure;
  }

  /** The record that they look at. */
  public Shadow record() {
    return shadow;
  }

  /** Whether some CPU may still use an old translation of the frame at the slot. */
  private boolean reads(State s, Vars.Frame f, int slot) {
    return usable(s, f.shadowRead()[slot], slot);
  }

  private boolean writes(State s, Vars.Frame f, int slot) {
    return usable(s, f.shadowWrite()[slot], slot);
  }

  private boolean usable(State s, Field who, int slot) {
    int mask = s.get(who);
    if (mask == 0 || v.arch.broadcast()) {
      return mask != 0;
    }
    for (int cpu = 0; cpu < v.cpu.length; cpu++) {
      if ((mask & 1 << cpu) != 0 && tlb.usable(s, cpu, v.setup.slots().get(slot).mm())) {
        return true;
      }
    }
    return false;
  }

  private boolean reads(State s, Vars.Frame f) {
    for (int slot = 0; slot < v.slot.length; slot++) {
      if (reads(s, f, slot)) {
        return true;
      }
    }
    return false;
  }

  private boolean writes(State s, Vars.Frame f) {
    for (int slot = 0; slot < v.slot.length; slot++) {
      if (writes(s, f, slot)) {
        return true;
      }
    }
    return false;
  }

  private void report(State s, boolean wrong, Clause clause) {
    if (wrong) {
      failure.note(s, clause);
    }
  }

  /** The frame gets a new owner: from the allocator, stolen by a pipe, or retired. */
  public void handedOut(State s, int frame) {
    if (shadow.on()) {
      report(s, reads(s, v.frame[frame - 1]), Clause.SHADOW_REUSED);
    }
  }

  /** __free_one_page, free_frozen_page_commit, or kept by its owner until the flush. */
  public void freed(State s, int frame) {
    if (shadow.on()) {
      Vars.Frame f = v.frame[frame - 1];
      report(s, writes(s, f), Clause.SHADOW_WRITABLE);
      report(s, s.is(f.shadowChanged()) && reads(s, f), Clause.SHADOW_OUTDATED);
      s.clear(f.shadowChanged());
    }
  }

  /** The last reference is taken to be gone: is it? */
  public void unreferenced(State s, int frame) {
    if (shadow.on()) {
      report(s, s.is(v.frame[frame - 1].pin()), Clause.SHADOW_REFERENCED);
    }
  }

  /** kernel_init_pages, kernel_poison_pages, kasan_poison_pages on a page that is being freed. */
  public void overwritten(State s, int frame) {
    if (shadow.on()) {
      report(s, reads(s, v.frame[frame - 1]), Clause.SHADOW_OVERWRITTEN);
    }
  }

  /** The frame is copied, or its contents go to the disk: nobody may still be writing it. */
  public void copied(State s, int frame) {
    if (shadow.on()) {
      report(s, writes(s, v.frame[frame - 1]), Clause.SHADOW_COPIED);
    }
  }

  /** A hook uses the mm. */
  public void flushedFor(State s, boolean freed) {
    if (shadow.on()) {
      report(s, freed, Clause.SHADOW_MM_FREED);
    }
  }

  /** The page's contents change: in its frame in the cache, or behind the cache. */
  public void changed(State s, int page) {
    if (shadow.on()) {
      pageChanges(s, page, Clause.SHADOW_WRITTEN);
    }
  }

  private void pageChanges(State s, int page, Clause clause) {
    int now = s.get(v.page[page].frame());
    for (int frame = 1; frame <= v.frame.length; frame++) {
      Vars.Frame f = v.frame[frame - 1];
      if (frame != now && s.get(f.page()) == page + 1 && reads(s, f)) {
        late(s, f, clause);
      }
    }
  }

  /** Something changed that a CPU may still see as it was before in this frame. */
  private void late(State s, Vars.Frame f, Clause clause) {
    if (unmapping(s, f)) {
      s.set(f.shadowChanged());
    } else {
      failure.note(s, clause);
    }
  }

  /**
   * Whether the one who unmaps the frame is still at it, and its flush still to come: the folio is
   * locked, or isolated by reclaim.
   */
  private boolean unmapping(State s, Vars.Frame f) {
    int page = s.get(f.page()) - 1;
    boolean locked =
        page >= 0
            && page < v.page.length
            && s.is(v.page[page].lock())
            && s.is(v.page[page].frame())
            && v.frame[s.get(v.page[page].frame()) - 1].equals(f);
    return locked || s.get(f.state()) == FrameState.ISOLATED;
  }

  /** pte_mkwrite, and a migration entry that is made writable again: of a slot and its frame. */
  public void mkwrite(State s, int slot, int frame) {
    if (!shadow.on()) {
      return;
    }
    for (int other = 1; other <= v.frame.length; other++) {
      if (other != frame && reads(s, v.frame[other - 1], slot)) {
        late(s, v.frame[other - 1], Clause.SHADOW_MKWRITE);
      }
    }
    int page = s.get(v.frame[frame - 1].page()) - 1;
    if (page >= 0 && page < v.page.length) {
      pageChanges(s, page, Clause.SHADOW_MKWRITE);
    }
  }

  /** set_pte_at: the frame is mapped at the slot. */
  public void installed(State s, int slot, int frame) {
    if (!shadow.on()) {
      return;
    }
    int now = contents(s, v.frame[frame - 1]);
    for (int other = 1; other <= v.frame.length; other++) {
      Vars.Frame f = v.frame[other - 1];
      if (other != frame && reads(s, f, slot) && contents(s, f) != now) {
        late(s, f, Clause.SHADOW_INSTALLED);
      }
    }
  }

  /** The page has been read into the frame from the disk or swap. */
  public void filled(State s, int page, int frame) {
    if (!shadow.on()) {
      return;
    }
    int now = contents(s, v.frame[frame - 1]);
    for (int other = 1; other <= v.frame.length; other++) {
      Vars.Frame f = v.frame[other - 1];
      if (other != frame && s.get(f.page()) == page + 1 && contents(s, f) != now && reads(s, f)) {
        late(s, f, Clause.SHADOW_FILLED);
      }
    }
  }

  /** A call on the slot's range returns: what it has revoked must be out of reach. */
  public void returned(State s, int slot) {
    if (!shadow.on()) {
      return;
    }
    for (Vars.Frame f : v.frame) {
      boolean other = s.get(f.page()) != s.get(v.slot[slot].page()) && reads(s, f, slot);
      boolean written = !s.is(v.slot[slot].vmaWrite()) && writes(s, f, slot);
      report(s, other || written, Clause.SHADOW_RETURNED);
    }
  }

  /** What a read of the frame returns; all that belongs to nobody here is alike. */
  private int contents(State s, Vars.Frame f) {
    int page = s.get(f.page());
    if (page == 0 || page > v.page.length) {
      return FOREIGN;
    }
    return s.get(v.page[page - 1].value()[s.get(f.version())]);
  }
}
