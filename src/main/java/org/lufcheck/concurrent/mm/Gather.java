package org.lufcheck.concurrent.mm;

import org.lufcheck.concurrent.alloc.PageAllocator;
import org.lufcheck.concurrent.hw.Interrupts;
import org.lufcheck.concurrent.luf.LufHooks;
import org.lufcheck.concurrent.luf.LufKeys;
import org.lufcheck.concurrent.luf.TlbFlush;
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
 * zap_page_range with its mmu_gather (mm/memory.c, mm/mmu_gather.c), for one address. Thread-safe;
 * every thread uses its own task.
 */
public final class Gather {
  private final Memory m;
  private final Primitives p;
  private final Interrupts interrupts;
  private final PageAllocator allocator;
  private final TlbFlush flush;
  private final LufHooks hooks;
  private final String free;
  private final String[] lock;
  private final String[] clear;
  private final String[] unmaps;

  /** The zapping paths of a machine. */
  public Gather(
      Memory m, Interrupts interrupts, PageAllocator allocator, TlbFlush flush, LufHooks hooks) {
    this.m = m;
    this.p = m.p;
    this.interrupts = interrupts;
    this.allocator = allocator;
    this.flush = flush;
    this.hooks = hooks;
    free = allocator.freeStep("free_unref_folios");
    lock = StepNames.ofSlots(m, "zap_pte_range: lock the page table of ", "");
    clear = StepNames.ofSlots(m, "zap_pte_range: clear pte of ", ", unlock");
    unmaps = StepNames.ofSlots(m, "unmap_mapping_range: ", "");
  }

  /** Clears the address's PTE, flushes, and frees an anonymous page that nothing else maps. */
  public void zap(Task t, Slot slot) {
    Mm mm = m.mms[slot.setup.mm()];
    interrupts.lock(t, mm.ptl);
    p.end(t.name, lock[slot.number], "", -1);
    flush.flushTlbBatchedPending(t, mm);
    p.begin(t.name);
    int held = hold(slot);
    clear(t, slot, slot.pte.xchg(Pte.NONE));
    int orphan = orphan(slot);
    mm.ptl.unlock();
    p.end(t.name, clear[slot.number], "", -1);
    endVma(t, slot);
    flushGathered(t, mm);
    p.begin(t.name);
    if (held != 0) {
      m.frames[held].pins.addReturn(-1);
    }
    p.end(t.name, "tlb_batch_pages_flush: a page to free?", "", -1);
    if (orphan != 0) {
      allocator.free(t, orphan, 0, LufKeys.NONE, free);
    }
  }

  /** The gather holds the frame from before the PTE is cleared until it has flushed. */
  private int hold(Slot slot) {
    long pte = slot.pte.readOnce();
    if (!Pte.isPresent(pte)) {
      return 0;
    }
    m.frames[Pte.frame(pte)].pins.addReturn(1);
    return Pte.frame(pte);
  }

  private void clear(Task t, Slot slot, long old) {
    t.gathered |= Pte.isPresent(old);
    int page = Slot.page(slot.meaning.readOnce());
    if (page >= 0 && Pte.isPresent(old) && Pte.dirty(old)) {
      m.pages[page].dirty = true;
    }
  }

  /** The frame of an anonymous page that nothing maps any more, taken out of its cache; or 0. */
  private int orphan(Slot slot) {
    int page = Slot.page(slot.meaning.readOnce());
    if (page < 0 || m.pages[page].file >= 0 || m.pages[page].frame.readOnce() == 0) {
      return 0;
    }
    Page it = m.pages[page];
    for (int other : m.slotsOf[page]) {
      Slot s = m.slots[other];
      if (s != slot && Slot.page(s.meaning.readOnce()) == page && s.pte.readOnce() != Pte.NONE) {
        return 0;
      }
    }
    if (!it.lock.tryLock()) {
      return 0;
    }
    int frame = (int) it.frame.readOnce();
    if (frame != 0) {
      m.frames[frame].state.writeOnce(FrameState.HELD);
      it.frame.writeOnce(0);
    }
    it.lock.unlock();
    return frame;
  }

  /** tlb_end_vma with its hook, where the posted series has it. */
  public void endVma(Task t, Slot slot) {
    if (hooks.after(Hook.H1)) {
      hooks.flushVma(t, Hook.H1, slot);
    }
  }

  /** tlb_flush_mmu: flushes the mm if the gather changed a present PTE. */
  public void flushGathered(Task t, Mm mm) {
    p.begin(t.name);
    boolean gathered = t.gathered;
    t.gathered = false;
    p.end(t.name, "tlb_flush_mmu: anything gathered?", "", -1);
    if (gathered) {
      flush.flushMm(t, mm, "flush_tlb_mm_range: gathered range");
    }
  }

  /** unmap_mapping_range of a file page: zaps every address that maps it. */
  public void unmapFilePage(Task t, int page) {
    for (int s : m.slotsOf[page]) {
      p.begin(t.name);
      boolean maps = Slot.page(m.slots[s].meaning.readOnce()) == page;
      p.end(t.name, unmaps[s], "", -1);
      if (maps) {
        zap(t, m.slots[s]);
      }
    }
  }
}
