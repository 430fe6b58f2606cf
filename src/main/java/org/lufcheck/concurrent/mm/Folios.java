package org.lufcheck.concurrent.mm;

import org.lufcheck.concurrent.alloc.PageAllocator;
import org.lufcheck.concurrent.hw.Interrupts;
import org.lufcheck.concurrent.oracle.Observer;
import org.lufcheck.concurrent.prim.Primitives;
import org.lufcheck.concurrent.state.Frame;
import org.lufcheck.concurrent.state.Memory;
import org.lufcheck.concurrent.state.Page;
import org.lufcheck.concurrent.state.Pte;
import org.lufcheck.concurrent.state.Task;
import org.lufcheck.kernel.state.FrameState;

/**
 * Folio locks and references, and bringing a page into memory (filemap_get_pages, filemap_fault,
 * do_swap_page's read). Thread-safe; every thread uses its own task.
 */
public final class Folios {
  private final Memory m;
  private final Primitives p;
  private final Interrupts interrupts;
  private final PageAllocator allocator;
  private final Observer observer;
  private final String[] inMemory;
  private final String[] read;

  /** The folios of a machine. */
  public Folios(Memory m, Interrupts interrupts, PageAllocator allocator, Observer observer) {
    this.m = m;
    this.p = m.p;
    this.interrupts = interrupts;
    this.allocator = allocator;
    this.observer = observer;
    inMemory = new String[m.pages.length];
    read = new String[m.pages.length];
    for (int i = 0; i < m.pages.length; i++) {
      boolean anonymous = m.pages[i].file < 0;
      String name = m.pages[i].name;
      inMemory[i] = (anonymous ? "do_swap_page: " : "filemap_get_folio: ") + name + " in memory?";
      read[i] = (anonymous ? "swap_read_folio: read " : "filemap_read_folio: read ") + name;
    }
  }

  /**
   * Locks a folio that should be in memory.
   *
   * @param step the model's step
   * @return whether it is; otherwise it is not locked
   */
  public boolean lock(Task t, int page, String step) {
    Page it = m.pages[page];
    interrupts.lock(t, it.lock);
    boolean here = it.frame.readOnce() != 0;
    if (!here) {
      it.lock.unlock();
    }
    p.end(t.name, step, "", -1);
    return here;
  }

  /** The frame of a page that is locked and in memory. */
  public Frame frameOf(int page) {
    return m.frames[(int) m.pages[page].frame.readOnce()];
  }

  /** Whether somebody holds a reference to the page's frame; the folio is locked. */
  public boolean pinned(int page) {
    return frameOf(page).pins.readOnce() != 0;
  }

  /** Whether any PTE maps the page's frame; the folio is locked. */
  public boolean mapped(int page) {
    for (int slot : m.slotsOf[page]) {
      if (maps(m.slots[slot].pte.readOnce(), page)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a PTE maps the page's frame; the folio is locked. */
  public boolean maps(long pte, int page) {
    return Pte.isPresent(pte) && Pte.frame(pte) == m.pages[page].frame.readOnce();
  }

  /** Makes sure that the page is in memory; afterwards it may be gone again. */
  public void fill(Task t, int page) {
    Page it = m.pages[page];
    if (!lockToFill(t, it, page)) {
      return;
    }
    int frame = allocator.allocate(t, 0, false);
    p.begin(t.name);
    // It enters the cache locked and is read then, as in filemap_add_folio and filemap_read_folio.
    m.frames[frame].state.writeOnce(FrameState.USED);
    it.frame.writeOnce(frame);
    m.debug.handedOut(frame);
    m.frames[frame].contents.writeOnce(it.stored.readOnce());
    m.debug.filled(page, frame);
    observer.reused(frame, page);
    it.lock.unlock();
    p.end(t.name, read[page], "", -1);
  }

  /** Locks the page if it is not in memory and nothing invalidates its file. */
  private boolean lockToFill(Task t, Page it, int page) {
    while (true) {
      p.begin(t.name);
      if (it.frame.readOnce() != 0) {
        p.end(t.name, inMemory[page], "", -1);
        return false;
      }
      if (!it.lock.tryLock()) {
        interrupts.await(t, () -> !it.lock.isLocked() || it.frame.readOnce() != 0);
        continue;
      }
      if (it.frame.readOnce() != 0) {
        it.lock.unlock();
        p.end(t.name, inMemory[page], "", -1);
        return false;
      }
      if (it.file >= 0 && m.files[it.file].invalidateLock.isLocked()) {
        it.lock.unlock();
        interrupts.await(t, () -> !m.files[it.file].invalidateLock.isLocked());
        continue;
      }
      p.end(t.name, inMemory[page], "", -1);
      return true;
    }
  }

  /** Takes a frame out of the cache, for the task to free; the folio is locked. */
  public int isolate(int page, int state) {
    Page it = m.pages[page];
    int frame = (int) it.frame.readOnce();
    m.frames[frame].state.writeOnce(state);
    it.frame.writeOnce(0);
    return frame;
  }
}
