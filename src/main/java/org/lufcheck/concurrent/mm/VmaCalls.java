package org.lufcheck.concurrent.mm;

import org.lufcheck.concurrent.hw.Interrupts;
import org.lufcheck.concurrent.luf.LufHooks;
import org.lufcheck.concurrent.luf.TlbFlush;
import org.lufcheck.concurrent.oracle.Observer;
import org.lufcheck.concurrent.prim.Primitives;
import org.lufcheck.concurrent.state.Memory;
import org.lufcheck.concurrent.state.Mm;
import org.lufcheck.concurrent.state.Pte;
import org.lufcheck.concurrent.state.Slot;
import org.lufcheck.concurrent.state.Task;
import org.lufcheck.kernel.Hook;

/**
 * munmap, mmap(MAP_FIXED) and mprotect (mm/mmap.c, mm/mprotect.c). Thread-safe; every thread uses
 * its own task.
 */
public final class VmaCalls {
  private final Memory m;
  private final Primitives p;
  private final Interrupts interrupts;
  private final TlbFlush flush;
  private final LufHooks hooks;
  private final Gather gather;
  private final Observer observer;
  private final VmaLock vmaLock;
  private final String[] lockTable;

  /** The calls of a machine. */
  public VmaCalls(
      Memory m,
      Interrupts interrupts,
      TlbFlush flush,
      LufHooks hooks,
      Gather gather,
      Observer observer,
      VmaLock vmaLock) {
    this.m = m;
    this.p = m.p;
    this.interrupts = interrupts;
    this.flush = flush;
    this.hooks = hooks;
    this.gather = gather;
    this.observer = observer;
    this.vmaLock = vmaLock;
    lockTable = StepNames.ofSlots(m, "change_pte_range: lock the page table of ", "");
  }

  /** munmap(): zaps first, as nothing can fault under the mmap lock. */
  public void munmap(Task t, Slot slot) {
    writeLock(t, slot, "munmap: mmap_write_lock");
    gather.zap(t, slot);
    replace(t, slot, -1, "munmap: vma is gone");
    writeUnlock(t, slot, "munmap: unlock, return");
  }

  /** mmap(MAP_FIXED) of a file page, shared and read-only, over whatever is there. */
  public void mmapFixed(Task t, Slot slot, int page) {
    writeLock(t, slot, "mmap_region: mmap_write_lock");
    p.begin(t.name);
    boolean inTheWay = Slot.page(slot.meaning.readOnce()) >= 0;
    p.end(t.name, "mmap_region: a vma in the way?", "", -1);
    if (inTheWay) {
      gather.zap(t, slot);
    }
    replace(t, slot, page, "mmap_region: new vma");
    writeUnlock(t, slot, "mmap_region: unlock, return");
  }

  private void writeLock(Task t, Slot slot, String step) {
    vmaLock.writeLock(t, m.mms[slot.setup.mm()]);
    p.end(t.name, step, "", -1);
  }

  private void replace(Task t, Slot slot, int page, String step) {
    p.begin(t.name);
    observer.remap(slot, page);
    if (page >= 0) {
      slot.vmaWrite.writeOnce(0);
    }
    p.end(t.name, step, "", -1);
  }

  private void writeUnlock(Task t, Slot slot, String step) {
    p.begin(t.name);
    m.debug.returns(slot);
    observer.returned(t, slot);
    vmaLock.writeUnlock(m.mms[slot.setup.mm()]);
    p.end(t.name, step, "", -1);
  }

  /** mprotect(): change_pte_range under the page-table lock. */
  public void mprotect(Task t, Slot slot, boolean write) {
    Mm mm = m.mms[slot.setup.mm()];
    writeLock(t, slot, "mprotect: mmap_write_lock");
    interrupts.lock(t, mm.ptl);
    p.end(t.name, lockTable[slot.number], "", -1);
    flush.flushTlbBatchedPending(t, mm);
    if (hooks.before(Hook.H1)) {
      hooks.flushVma(t, Hook.H1, slot);
    }
    p.begin(t.name);
    slot.vmaWrite.writeOnce(write ? 1 : 0);
    change(t, slot, write);
    mm.ptl.unlock();
    p.end(
        t.name,
        write ? "change_pte_range: make pte writable" : "change_pte_range: make pte read-only",
        "",
        -1);
    gather.endVma(t, slot);
    gather.flushGathered(t, mm);
    writeUnlock(t, slot, "mprotect: unlock, return");
  }

  private void change(Task t, Slot slot, boolean write) {
    while (true) {
      long pte = slot.pte.readOnce();
      boolean grows = write && Pte.isPresent(pte) && mayBecomeWritable(slot, pte);
      boolean shrinks = !write && Pte.write(pte);
      if (!grows && !shrinks) {
        return;
      }
      if (grows) {
        m.debug.mkwrite(slot, Slot.page(slot.meaning.readOnce()), Pte.frame(pte));
      }
      long next = grows ? Pte.withWrite(pte) : Pte.withoutWrite(pte);
      if (slot.pte.cmpxchg(pte, next) == pte) {
        t.gathered |= shrinks && Pte.isPresent(pte);
        if (shrinks && Pte.isPresent(pte)) {
          m.debug.writeProtected(m.mms[slot.setup.mm()], slot, Pte.frame(pte));
        }
        return;
      }
    }
  }

  /** can_change_pte_writable(): shared and dirty, or private and anonymous. */
  private boolean mayBecomeWritable(Slot slot, long pte) {
    int page = Slot.page(slot.meaning.readOnce());
    return page >= 0 && Pte.dirty(pte) && (slot.setup.shared() || m.pages[page].file < 0);
  }
}
