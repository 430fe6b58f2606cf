package org.lufcheck.concurrent.mm;

import org.lufcheck.concurrent.alloc.PageAllocator;
import org.lufcheck.concurrent.hw.Interrupts;
import org.lufcheck.concurrent.luf.KeyHandout;
import org.lufcheck.concurrent.luf.LufHooks;
import org.lufcheck.concurrent.luf.TlbFlush;
import org.lufcheck.concurrent.oracle.Observer;
import org.lufcheck.concurrent.prim.Primitives;
import org.lufcheck.concurrent.state.Memory;
import org.lufcheck.concurrent.state.Mm;
import org.lufcheck.concurrent.state.Page;
import org.lufcheck.concurrent.state.Pte;
import org.lufcheck.concurrent.state.Slot;
import org.lufcheck.concurrent.state.Task;
import org.lufcheck.kernel.Hook;
import org.lufcheck.kernel.state.FrameState;

/**
 * migrate_pages_batch in MIGRATE_ASYNC mode for one folio (mm/migrate.c, P23). Thread-safe; every
 * thread uses its own task.
 */
public final class Migrate {
  private final Memory m;
  private final Primitives p;
  private final Interrupts interrupts;
  private final PageAllocator allocator;
  private final Folios folios;
  private final Unmap unmap;
  private final TlbFlush flush;
  private final LufHooks hooks;
  private final KeyHandout keys;
  private final Observer observer;
  private final String free;
  private final String[] lock;
  private final String[] copy;
  private final String[] moves;
  private final String[] unlock;
  private final String[] restore;

  /** The migration paths of a machine. */
  public Migrate(
      Memory m,
      Interrupts interrupts,
      PageAllocator allocator,
      Folios folios,
      Unmap unmap,
      TlbFlush flush,
      LufHooks hooks,
      KeyHandout keys,
      Observer observer) {
    this.m = m;
    this.p = m.p;
    this.interrupts = interrupts;
    this.allocator = allocator;
    this.folios = folios;
    this.unmap = unmap;
    this.flush = flush;
    this.hooks = hooks;
    this.keys = keys;
    this.observer = observer;
    free = allocator.freeStep("migrate_folio_done");
    lock = StepNames.ofPages(m, "migrate_folio_unmap: lock ", "");
    copy = StepNames.ofPages(m, "migrate_folio: copy ", "");
    moves = StepNames.ofPages(m, "__folio_migrate_mapping: ", " moves to the copy");
    unlock = StepNames.ofPages(m, "migrate_folio_move: unlock ", "");
    restore = StepNames.ofSlots(m, "remove_migration_ptes: pte of ", "");
  }

  /**
   * Migrates one page; whether it was moved.
   *
   * @param memoryFailure the source is retired instead of freed (H16)
   */
  public boolean migrate(Task t, int page, boolean memoryFailure) {
    Page it = m.pages[page];
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
    int target = allocator.allocate(t, 0, false);
    unmap.unmapFolio(t, page, true);
    int key = keys.foldUnmapLuf(t);
    flush.tryToUnmapFlush(t);
    if (pinned(t, page, target)) {
      undo(t, page, target);
      return false;
    }
    int source = move(t, page, target);
    if (source == 0) {
      undo(t, page, target);
      return false;
    }
    restore(t, page);
    p.begin(t.name);
    it.lock.unlock();
    t.canLuf = false;
    p.end(t.name, unlock[page], "", -1);
    finish(t, source, key, memoryFailure);
    return true;
  }

  private boolean pinned(Task t, int page, int target) {
    p.begin(t.name);
    boolean pinned = folios.pinned(page);
    if (!pinned) {
      int source = (int) m.pages[page].frame.readOnce();
      m.debug.copies(source);
      m.debug.kmap(source);
      m.debug.handedOut(target);
      m.debug.kmap(target);
      m.frames[target].contents.writeOnce(folios.frameOf(page).contents.readOnce());
    }
    p.end(t.name, copy[page], "", -1);
    return pinned;
  }

  private int move(Task t, int page, int target) {
    p.begin(t.name);
    if (folios.pinned(page)) {
      p.end(t.name, moves[page], "", -1);
      return 0;
    }
    int source = (int) m.pages[page].frame.readOnce();
    m.frames[target].state.writeOnce(FrameState.USED);
    observer.reused(target, page);
    m.pages[page].frame.writeOnce(target);
    m.frames[source].state.writeOnce(FrameState.HELD);
    p.end(t.name, moves[page], "", -1);
    return source;
  }

  private void restore(Task t, int page) {
    for (int s : m.slotsOf[page]) {
      Slot slot = m.slots[s];
      Mm mm = m.mms[slot.setup.mm()];
      p.begin(t.name);
      if (Pte.isMigration(slot.pte.readOnce()) && Slot.page(slot.meaning.readOnce()) == page) {
        interrupts.lock(t, mm.ptl);
        long pte = slot.pte.readOnce();
        if (Pte.isMigration(pte)) {
          int frame = (int) m.pages[page].frame.readOnce();
          if (Pte.write(pte)) {
            m.debug.mkwrite(slot, page, frame);
          } else {
            m.debug.installs(slot, frame);
          }
          slot.pte.writeOnce(Pte.present(frame, Pte.write(pte), Pte.dirty(pte)));
        }
        mm.ptl.unlock();
      }
      p.end(t.name, restore[s], "", -1);
    }
  }

  private void finish(Task t, int source, int key, boolean memoryFailure) {
    if (memoryFailure) {
      if (hooks.after(Hook.H16)) {
        hooks.flushKey(t, Hook.H16, key);
      }
      p.begin(t.name);
      m.debug.handedOut(source);
      m.frames[source].state.writeOnce(FrameState.RETIRED);
      observer.retired(source);
      p.end(t.name, "migrate_folio_done: retire the frame", "", -1);
      return;
    }
    allocator.free(t, source, 0, key, free);
    p.begin(t.name);
    p.end(t.name, "migrate_pages_batch: done", "", -1);
  }

  private void undo(Task t, int page, int target) {
    p.begin(t.name);
    allocator.giveBack(t, target);
    t.canLuf = false;
    p.end(t.name, "migrate_folio_undo_dst: give the copy up", "", -1);
    restore(t, page);
    p.begin(t.name);
    m.pages[page].lock.unlock();
    p.end(t.name, "migrate_folio_undo_src: unlock", "", -1);
  }
}
