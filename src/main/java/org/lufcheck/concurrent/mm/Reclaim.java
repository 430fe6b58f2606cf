package org.lufcheck.concurrent.mm;

import org.lufcheck.concurrent.alloc.PageAllocator;
import org.lufcheck.concurrent.hw.Interrupts;
import org.lufcheck.concurrent.luf.KeyHandout;
import org.lufcheck.concurrent.luf.LufHooks;
import org.lufcheck.concurrent.luf.TlbFlush;
import org.lufcheck.concurrent.prim.Primitives;
import org.lufcheck.concurrent.state.Memory;
import org.lufcheck.concurrent.state.Page;
import org.lufcheck.concurrent.state.Task;
import org.lufcheck.kernel.Hook;
import org.lufcheck.kernel.state.FrameState;

/**
 * shrink_folio_list for a list of one folio (mm/vmscan.c, P24). Thread-safe; every thread uses its
 * own task.
 */
public final class Reclaim {
  private static final String DONE = "shrink_folio_list: done";

  private final Memory m;
  private final Primitives p;
  private final Interrupts interrupts;
  private final PageAllocator allocator;
  private final Folios folios;
  private final Unmap unmap;
  private final TlbFlush flush;
  private final LufHooks hooks;
  private final KeyHandout keys;
  private final String free;
  private final String[] lock;
  private final String[] pageout;
  private final String[] leaves;
  private final String[] keep;

  /** The reclaim paths of a machine. */
  public Reclaim(
      Memory m,
      Interrupts interrupts,
      PageAllocator allocator,
      Folios folios,
      Unmap unmap,
      TlbFlush flush,
      LufHooks hooks,
      KeyHandout keys) {
    this.m = m;
    this.p = m.p;
    this.interrupts = interrupts;
    this.allocator = allocator;
    this.folios = folios;
    this.unmap = unmap;
    this.flush = flush;
    this.hooks = hooks;
    this.keys = keys;
    free = allocator.freeStep("free_unref_folios");
    lock = StepNames.ofPages(m, "shrink_folio_list: lock ", "");
    pageout = StepNames.ofPages(m, "pageout: write ", " to disk or swap");
    leaves = StepNames.ofPages(m, "__remove_mapping: ", " leaves its cache");
    keep = StepNames.ofPages(m, "shrink_folio_list: keep ", ", unlock");
  }

  /** Reclaims one page, or leaves it if it is gone or referenced; whether it was reclaimed. */
  public boolean reclaim(Task t, int page) {
    Page it = m.pages[page];
    p.begin(t.name);
    if (it.frame.readOnce() == 0) {
      p.end(t.name, lock[page], "", -1);
      return false;
    }
    interrupts.lock(t, it.lock);
    boolean here = it.frame.readOnce() != 0;
    if (here) {
      t.canLuf = unmap.canLuf(page);
    } else {
      it.lock.unlock();
    }
    p.end(t.name, lock[page], "", -1);
    if (!here) {
      return false;
    }
    unmap.unmapFolio(t, page, false);
    return busy(page, t) || !remove(t, page) ? keep(t, page) : true;
  }

  private boolean busy(int page, Task t) {
    p.begin(t.name);
    boolean busy = inUse(page);
    boolean dirty = !busy && m.pages[page].dirty;
    p.end(t.name, "shrink_folio_list: referenced? dirty?", "", -1);
    if (dirty) {
      flush.tryToUnmapFlushDirty(t);
      p.begin(t.name);
      m.debug.copies((int) m.pages[page].frame.readOnce());
      m.pages[page].stored.writeOnce(folios.frameOf(page).contents.readOnce());
      m.pages[page].dirty = false;
      p.end(t.name, pageout[page], "", -1);
    }
    return busy;
  }

  /** Whoever clears a PTE takes a reference first: so look at PTEs first. */
  private boolean inUse(int page) {
    return folios.mapped(page) || folios.pinned(page);
  }

  private boolean remove(Task t, int page) {
    p.begin(t.name);
    if (m.pages[page].dirty || inUse(page)) {
      p.end(t.name, leaves[page], "", -1);
      return false;
    }
    int frame = folios.isolate(page, FrameState.ISOLATED);
    m.pages[page].lock.unlock();
    p.end(t.name, leaves[page], "", -1);
    int key = keys.foldUnmapLuf(t);
    flush.tryToUnmapFlush(t);
    allocator.free(t, frame, 0, key, free);
    p.begin(t.name);
    t.canLuf = false;
    p.end(t.name, DONE, "", -1);
    return true;
  }

  private boolean keep(Task t, int page) {
    p.begin(t.name);
    m.pages[page].lock.unlock();
    p.end(t.name, keep[page], "", -1);
    int key = keys.foldUnmapLuf(t);
    if (hooks.after(Hook.H17)) {
      hooks.flushKey(t, Hook.H17, key);
    } else {
      flush.tryToUnmapFlush(t);
      p.begin(t.name);
      p.end(t.name, "shrink_folio_list: key goes unused", "", -1);
    }
    p.begin(t.name);
    t.canLuf = false;
    p.end(t.name, DONE, "", -1);
    return false;
  }
}
