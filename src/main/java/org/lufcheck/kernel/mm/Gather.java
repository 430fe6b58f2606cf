package org.lufcheck.kernel.mm;

import static org.lufcheck.kernel.program.Action.NEXT;

import java.util.function.Consumer;
import org.lufcheck.kernel.Hook;
import org.lufcheck.kernel.alloc.FreePath;
import org.lufcheck.kernel.luf.Flusher;
import org.lufcheck.kernel.luf.Hooks;
import org.lufcheck.kernel.program.Assembler;
import org.lufcheck.kernel.program.Label;
import org.lufcheck.kernel.program.Path;
import org.lufcheck.kernel.program.Refusal;
import org.lufcheck.kernel.state.FrameState;
import org.lufcheck.kernel.state.Pte;
import org.lufcheck.kernel.state.State;
import org.lufcheck.kernel.state.Vars;

/** zap_page_range with its mmu_gather (mm/memory.c, mm/mmu_gather.c), for the page of one slot. */
public final class Gather {
  private final Vars v;
  private final Flusher flusher;
  private final Hooks hooks;
  private final FreePath freePath;

  /** The zapping paths of a machine. */
  public Gather(Vars v, Flusher flusher, Hooks hooks, FreePath freePath) {
    this.v = v;
    this.flusher = flusher;
    this.hooks = hooks;
    this.freePath = freePath;
  }

  private String name(int slot) {
    var it = v.setup.slots().get(slot);
    return v.setup.mms().get(it.mm()) + "." + it.va();
  }

  /** Takes the page-table lock of the slot's mm. */
  public void lockPte(Path p, int slot, String function) {
    int mm = v.setup.slots().get(slot).mm();
    p.asm()
        .step(
            function,
            "lock the page table of " + name(slot),
            s -> {
              if (s.is(v.mm[mm].ptl())) {
                return Refusal.PTL_HELD.code();
              }
              s.set(v.mm[mm].ptl());
              return NEXT;
            });
  }

  /** Clears the slot's PTE, flushes, and frees an anonymous page that nothing else maps. */
  public void zap(Path p, int slot) {
    zap(p, slot, s -> {});
  }

  /** The same, with what else happens under the page-table lock when the PTE is cleared. */
  void zap(Path p, int slot, Consumer<State> cleared) {
    Assembler a = p.asm();
    int mm = v.setup.slots().get(slot).mm();
    Vars.Slot pte = v.slot[slot];
    a.at("mm/memory.c");
    lockPte(p, slot, "zap_pte_range");
    a.inside(() -> flusher.batchedPending(p, mm));
    a.at("mm/memory.c");
    a.step(
        "zap_pte_range",
        "clear pte of " + name(slot) + ", unlock",
        s -> {
          clear(s, p, slot, pte);
          cleared.accept(s);
          s.clear(v.mm[mm].ptl());
          return NEXT;
        });
    endVma(p, slot);
    flushGathered(p, mm);
    freeGathered(p);
  }

  private void clear(State s, Path p, int slot, Vars.Slot pte) {
    int page = s.get(pte.page()) - 1;
    boolean present = Pte.mapped(s.get(pte.kind()));
    if (present) {
      s.set(p.vars().flag());
      s.set(p.vars().gathered(), s.get(pte.frame()));
      if (page >= 0 && s.is(pte.dirty())) {
        s.set(v.page[page].dirty());
      }
    }
    s.clear(pte.kind());
    s.clear(pte.frame());
    if (pte.write().mask() != 0) {
      s.clear(pte.write());
    }
    s.clear(pte.dirty());
    s.clear(pte.young());
    if (page >= 0
        && v.shape.pages().get(page).anonymous()
        && s.is(v.page[page].frame())
        && !s.is(v.page[page].lock())
        && !referenced(s, page, slot)) {
      int frame = s.get(v.page[page].frame());
      s.set(p.vars().frame(), frame);
      s.set(v.frame[frame - 1].state(), FrameState.HELD);
      s.clear(v.page[page].frame());
    }
  }

  private boolean referenced(State s, int page, int except) {
    if (s.is(v.page[page].forked())) {
      return true;
    }
    for (int slot : v.shape.slotsOf(page)) {
      if (slot != except
          && s.get(v.slot[slot].page()) == page + 1
          && s.get(v.slot[slot].kind()) != Pte.NONE) {
        return true;
      }
    }
    return false;
  }

  /** tlb_end_vma with its hook, where the posted series has it. */
  public void endVma(Path p, int slot) {
    if (hooks.after(Hook.H1)) {
      p.asm().inside(() -> hooks.flushVma(p, Hook.H1, slot));
    }
  }

  /** tlb_flush_mmu: flushes the mm if the gather changed a present PTE. */
  public void flushGathered(Path p, int mm) {
    Label clean = new Label();
    p.asm().at("mm/mmu_gather.c");
    p.asm()
        .step(
            "tlb_flush_mmu",
            "anything gathered?",
            s -> {
              if (!s.is(p.vars().flag())) {
                return clean.go();
              }
              s.clear(p.vars().flag());
              return NEXT;
            });
    p.asm().inside(() -> flusher.flushMm(p, mm, "gathered range"));
    p.asm().mark(clean);
  }

  private void freeGathered(Path p) {
    Label none = new Label();
    p.asm().at("mm/mmu_gather.c");
    p.asm()
        .step(
            "tlb_batch_pages_flush",
            "a page to free?",
            s -> {
              s.clear(p.vars().gathered());
              return s.is(p.vars().frame()) ? NEXT : none.go();
            });
    p.asm().inside(() -> freePath.free(p, "free_unref_folios"));
    p.asm().mark(none);
  }

  /** unmap_mapping_range of a file page: zaps every slot that maps it (mm/memory.c). */
  public void unmapFilePage(Path p, int page) {
    for (int slot : v.shape.slotsOf(page)) {
      Label next = new Label();
      p.asm().at("mm/memory.c");
      p.asm()
          .step(
              "unmap_mapping_range",
              name(slot),
              s -> s.get(v.slot[slot].page()) == page + 1 ? NEXT : next.go());
      p.asm().inside(() -> zap(p, slot));
      p.asm().mark(next);
    }
  }
}
