package org.lufcheck.kernel.mm;

import static org.lufcheck.kernel.program.Action.NEXT;

import org.lufcheck.kernel.Guard;
import org.lufcheck.kernel.luf.Flusher;
import org.lufcheck.kernel.oracle.Observer;
import org.lufcheck.kernel.program.Assembler;
import org.lufcheck.kernel.program.Path;
import org.lufcheck.kernel.state.Pte;
import org.lufcheck.kernel.state.State;
import org.lufcheck.kernel.state.Vars;

/**
 * change_prot_numa and change_pte_range with MM_CP_PROT_NUMA (mm/mempolicy.c, mm/mprotect.c): a
 * task that NUMA balancing has chosen makes PTEs of its own mm inaccessible, so that the next
 * access faults. The gather counts in mm->tlb_flush_pending until it has flushed. Moved before, H1
 * is not called here: nothing becomes visible that was not.
 */
public final class NumaScan {
  private final Vars v;
  private final VmaCalls calls;
  private final Gather gather;
  private final Flusher flusher;
  private final Observer observer;

  /** The scanner of a machine. */
  public NumaScan(Vars v, VmaCalls calls, Gather gather, Flusher flusher, Observer observer) {
    this.v = v;
    this.calls = calls;
    this.gather = gather;
    this.flusher = flusher;
    this.observer = observer;
  }

  /** Scans one slot. */
  public void scan(Path p, int slot) {
    Assembler a = p.asm();
    Vars.Mm mm = v.mm[p.mm()];
    a.at("mm/mempolicy.c");
    calls.readLock(p, "change_prot_numa");
    a.step(
        "change_prot_numa",
        "tlb_gather_mmu",
        s -> {
          s.set(mm.flushing(), s.get(mm.flushing()) + 1);
          return NEXT;
        });
    a.inside(
        () -> {
          a.at("mm/mprotect.c");
          gather.lockPte(p, slot, "change_pte_range");
          a.inside(() -> flusher.batchedPending(p, p.mm()));
          a.at("mm/mprotect.c");
          a.step(
              "change_pte_range",
              "make pte inaccessible",
              s -> {
                hide(s, p, slot);
                s.clear(mm.ptl());
                return NEXT;
              });
        });
    gather.endVma(p, slot);
    gather.flushGathered(p, p.mm());
    a.at("mm/mempolicy.c");
    a.step(
        "change_prot_numa",
        "tlb_finish_mmu, unlock, return",
        s -> {
          s.set(mm.flushing(), s.get(mm.flushing()) - 1);
          s.set(mm.readers(), s.get(mm.readers()) - 1);
          return NEXT;
        });
  }

  private void hide(State s, Path p, int slot) {
    Vars.Slot pte = v.slot[slot];
    if (s.get(pte.kind()) != Pte.PRESENT || spared(s, slot)) {
      return;
    }
    observer.hide(s, slot);
    s.set(pte.kind(), Pte.PROTNONE);
    if (pte.write().mask() != 0) {
      s.clear(pte.write());
    }
    if (v.rules.has(Guard.HINT_FLUSH)) {
      s.set(p.vars().flag());
    }
  }

  /** Dirty pages of files, and pages that a private mapping shares with others. */
  private boolean spared(State s, int slot) {
    int page = s.get(v.slot[slot].page()) - 1;
    if (page < 0) {
      return true;
    }
    boolean dirtyFile = !v.shape.pages().get(page).anonymous() && s.is(v.page[page].dirty());
    return dirtyFile || !v.setup.slots().get(slot).shared() && sharedPage(s, slot, page);
  }

  private boolean sharedPage(State s, int slot, int page) {
    if (s.is(v.page[page].forked())) {
      return true;
    }
    for (int other : v.shape.slotsOf(page)) {
      boolean maps = Pte.mapped(s.get(v.slot[other].kind()));
      if (other != slot && maps && s.get(v.slot[other].page()) == page + 1) {
        return true;
      }
    }
    return false;
  }
}
