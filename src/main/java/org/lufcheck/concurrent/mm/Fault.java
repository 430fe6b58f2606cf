package org.lufcheck.concurrent.mm;

import org.lufcheck.concurrent.alloc.PageAllocator;
import org.lufcheck.concurrent.hw.Interrupts;
import org.lufcheck.concurrent.luf.LufHooks;
import org.lufcheck.concurrent.luf.LufKeys;
import org.lufcheck.concurrent.luf.TlbFlush;
import org.lufcheck.concurrent.oracle.Observer;
import org.lufcheck.concurrent.prim.Primitives;
import org.lufcheck.concurrent.state.Contents;
import org.lufcheck.concurrent.state.Memory;
import org.lufcheck.concurrent.state.Mm;
import org.lufcheck.concurrent.state.Page;
import org.lufcheck.concurrent.state.Pte;
import org.lufcheck.concurrent.state.Slot;
import org.lufcheck.concurrent.state.Task;
import org.lufcheck.kernel.Hook;
import org.lufcheck.kernel.state.FrameState;

/**
 * handle_mm_fault (mm/memory.c, P16, P19): anonymous and file pages, swap-in, shared writes,
 * copy-on-write, waiting for migration entries. The vma lock is held for reading throughout.
 * Thread-safe; every thread uses its own task.
 */
public final class Fault {
  private final Memory m;
  private final Primitives p;
  private final Interrupts interrupts;
  private final PageAllocator allocator;
  private final Folios folios;
  private final TlbFlush flush;
  private final LufHooks hooks;
  private final Observer observer;
  private final VmaLock vmaLock;
  private final String free;
  private final String[] handle;
  private final String[] lockForCopy;
  private final Install reuse;
  private final Install anonymous;
  private final Install file;

  /** The fault paths of a machine. */
  public Fault(
      Memory m,
      Interrupts interrupts,
      PageAllocator allocator,
      Folios folios,
      TlbFlush flush,
      LufHooks hooks,
      Observer observer,
      VmaLock vmaLock) {
    this.m = m;
    this.p = m.p;
    this.interrupts = interrupts;
    this.allocator = allocator;
    this.folios = folios;
    this.flush = flush;
    this.hooks = hooks;
    this.observer = observer;
    this.vmaLock = vmaLock;
    free = allocator.freeStep("folio_put");
    handle = StepNames.ofPages(m, "handle_pte_fault: ", "");
    lockForCopy = StepNames.ofPages(m, "wp_page_copy: lock ", "");
    reuse = new Install("wp_page_reuse");
    anonymous = new Install("do_anonymous_page");
    file = new Install("do_fault");
  }

  /** Handles a fault; false if the access is an error (SIGSEGV). */
  public boolean handle(Task t, Slot slot, boolean write) {
    Mm mm = m.mms[slot.setup.mm()];
    vmaLock.readLock(t, mm);
    boolean bad = Slot.page(slot.meaning.readOnce()) < 0 || write && slot.vmaWrite.readOnce() == 0;
    if (bad) {
      vmaLock.readUnlock(mm);
    }
    p.end(t.name, "do_user_addr_fault: lock the vma", "", -1);
    if (bad) {
      return false;
    }
    for (int page = 0; page < m.pages.length; page++) {
      if (m.denotes(slot.number, page) && handlePteFault(t, slot, page, write)) {
        break;
      }
    }
    if (hooks.after(Hook.H4) && (mayBecomeWritable(slot) || write)) {
      hooks.flushVma(t, Hook.H4, slot);
    }
    p.begin(t.name);
    vmaLock.readUnlock(mm);
    p.end(t.name, "handle_mm_fault: unlock the vma", "", -1);
    return true;
  }

  private static boolean mayBecomeWritable(Slot slot) {
    return slot.setup.mayWrite() || slot.setup.writable();
  }

  /** Handles the fault if the address denotes this page; whether it does. */
  private boolean handlePteFault(Task t, Slot slot, int page, boolean write) {
    p.begin(t.name);
    if (Slot.page(slot.meaning.readOnce()) != page) {
      p.end(t.name, handle[page], "", -1);
      return false;
    }
    long pte = slot.pte.readOnce();
    while (Pte.isMigration(pte)) {
      interrupts.await(t, () -> !Pte.isMigration(slot.pte.readOnce()));
      p.begin(t.name);
      pte = slot.pte.readOnce();
    }
    p.end(t.name, handle[page], "", -1);
    boolean served = Pte.isPresent(pte) && (!write || Pte.write(pte));
    if (!served && !onePage(t, slot, page, write)) {
      p.begin(t.name);
      p.end(t.name, "handle_pte_fault", "", -1);
    }
    return true;
  }

  /** Whether the PTE was installed or somebody else's was found; false to try again. */
  private boolean onePage(Task t, Slot slot, int page, boolean write) {
    boolean privateWrite = write && !slot.setup.shared();
    int fresh = m.copyAt(slot);
    boolean anon = m.pages[page].file < 0;
    boolean copies = privateWrite && fresh >= 0 && fresh != page;
    if (write) {
      p.begin(t.name);
      boolean present = Pte.isPresent(slot.pte.readOnce());
      p.end(t.name, "handle_pte_fault: present?", "", -1);
      if (present) {
        if (copies) {
          p.begin(t.name);
          p.end(t.name, "do_wp_page: reuse or copy?", "", -1);
          if (!anon) {
            return copy(t, slot, page, fresh);
          }
        }
        reuse.run(t, slot, page, true);
        return true;
      }
    }
    folios.fill(t, page);
    if (privateWrite && !anon) {
      return copy(t, slot, page, fresh);
    }
    (anon ? anonymous : file).run(t, slot, page, write);
    return true;
  }

  /** Installs or upgrades the PTE under the folio and page-table locks. */
  private final class Install {
    private final String[] lock;
    private final String lockTable;
    private final String set;
    private final String setWritable;

    Install(String function) {
      lock = StepNames.ofPages(m, function + ": lock ", "");
      lockTable = function + ": lock the page table";
      set = function + ": set pte";
      setWritable = function + ": set writable pte";
    }

    void run(Task t, Slot slot, int page, boolean write) {
      if (!folios.lock(t, page, lock[page])) {
        return;
      }
      Mm mm = m.mms[slot.setup.mm()];
      Page it = m.pages[page];
      interrupts.lock(t, mm.ptl);
      if (write && hooks.before(Hook.H4)) {
        p.end(t.name, lockTable, "", -1);
        hooks.flushVma(t, Hook.H4, slot);
        p.begin(t.name);
      }
      int frame = (int) it.frame.readOnce();
      long pte = slot.pte.readOnce();
      boolean same =
          !Pte.isMigration(pte)
              && Slot.page(slot.meaning.readOnce()) == page
              && (!Pte.isPresent(pte) || Pte.frame(pte) == frame);
      if (same && write) {
        m.debug.mkwrite(slot, page, frame);
        slot.pte.writeOnce(Pte.present(frame, true, true));
        it.dirty = true;
      } else if (same && !Pte.isPresent(pte)) {
        m.debug.installs(slot, frame);
        slot.pte.writeOnce(Pte.present(frame, false, false));
      }
      mm.ptl.unlock();
      it.lock.unlock();
      p.end(t.name, write ? setWritable : set, "", -1);
    }
  }

  /** do_cow_fault and wp_page_copy: the address gets a private copy; false if it has to retry. */
  private boolean copy(Task t, Slot slot, int page, int fresh) {
    Mm mm = m.mms[slot.setup.mm()];
    int frame = allocator.allocate(t, 0, false);
    if (!folios.lock(t, page, lockForCopy[page])) {
      allocator.free(t, frame, 0, LufKeys.NONE, free);
      return false;
    }
    p.begin(t.name);
    long source = folios.frameOf(page).contents.readOnce();
    m.debug.handedOut(frame);
    m.debug.kmap(frame);
    m.frames[frame].contents.writeOnce(Contents.of(fresh, 0, Contents.value(source)));
    m.pages[page].lock.unlock();
    p.end(t.name, "wp_page_copy: copy", "", -1);
    interrupts.lock(t, mm.ptl);
    long pte = slot.pte.readOnce();
    boolean retry = Slot.page(slot.meaning.readOnce()) != page || Pte.isMigration(pte);
    int held = 0;
    if (retry) {
      mm.ptl.unlock();
    } else {
      held = Pte.isPresent(pte) ? Pte.frame(pte) : 0;
      if (held != 0) {
        m.frames[held].pins.addReturn(1);
      }
      slot.pte.xchg(Pte.NONE);
    }
    p.end(t.name, "wp_page_copy: lock the page table, clear pte", "", -1);
    if (retry) {
      allocator.free(t, frame, 0, LufKeys.NONE, free);
      return false;
    }
    if (held != 0) {
      flush.flushMm(t, mm, "flush_tlb_mm_range: ptep_clear_flush");
    }
    if (hooks.before(Hook.H4)) {
      hooks.flushMm(t, Hook.H4, mm);
    }
    p.begin(t.name);
    m.frames[frame].state.writeOnce(FrameState.USED);
    observer.reused(frame, fresh);
    m.pages[fresh].frame.writeOnce(frame);
    m.pages[fresh].dirty = true;
    m.debug.mkwrite(slot, fresh, frame);
    observer.remap(slot, fresh);
    slot.pte.writeOnce(Pte.present(frame, true, true));
    if (held != 0) {
      m.frames[held].pins.addReturn(-1);
    }
    mm.ptl.unlock();
    p.end(t.name, "wp_page_copy: set writable pte", "", -1);
    return true;
  }
}
