package org.lufcheck.kernel.rmap;

import static org.lufcheck.kernel.program.Action.NEXT;

import org.lufcheck.kernel.Guard;
import org.lufcheck.kernel.Setup;
import org.lufcheck.kernel.hw.Tlb;
import org.lufcheck.kernel.luf.Batches;
import org.lufcheck.kernel.luf.ClearFlush;
import org.lufcheck.kernel.oracle.Observer;
import org.lufcheck.kernel.program.Assembler;
import org.lufcheck.kernel.program.Label;
import org.lufcheck.kernel.program.Path;
import org.lufcheck.kernel.program.Refusal;
import org.lufcheck.kernel.rules.Eligible;
import org.lufcheck.kernel.state.Pte;
import org.lufcheck.kernel.state.State;
import org.lufcheck.kernel.state.Vars;

/**
 * try_to_unmap and try_to_migrate with TTU_BATCH_FLUSH (mm/rmap.c, P14, P16, P19, P20): the caller
 * holds the folio lock. Each PTE is cleared, registered with its mm and file, and added to the
 * task's batch in separate steps under the page-table lock, because hardware walks do not take that
 * lock.
 */
public final class Unmap {
  private final Vars v;
  private final Tlb tlb;
  private final Batches batches;
  private final ClearFlush clearFlush;
  private final Observer observer;

  /** The unmapping paths of a machine. */
  public Unmap(Vars v, Tlb tlb, Batches batches, ClearFlush clearFlush, Observer observer) {
    this.v = v;
    this.tlb = tlb;
    this.batches = batches;
    this.clearFlush = clearFlush;
    this.observer = observer;
  }

  /** Whether the slot's PTE maps the frame that holds the page. */
  public boolean maps(State s, int slot, int page) {
    return Pte.mapped(s.get(v.slot[slot].kind()))
        && s.get(v.slot[slot].frame()) == s.get(v.page[page].frame());
  }

  /** Whether any PTE maps the page's frame. */
  public boolean mapped(State s, int page) {
    for (int slot : v.shape.slotsOf(page)) {
      if (maps(s, slot, page)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the page may be deferred now; its folio is locked (can_luf_init, P16). */
  public boolean eligible(State s, int page) {
    Setup.Page it = v.shape.pages().get(page);
    if (!eligible(it)) {
      return false;
    }
    if (s.is(v.page[page].lazyfree()) && v.rules.has(Guard.NOT_LAZYFREE)) {
      return false;
    }
    return it.anonymous() || !v.rules.has(Guard.NO_DIRECT_IO) || !s.is(v.file[it.file()].direct());
  }

  private boolean eligible(Setup.Page page) {
    var options = v.setup.boot();
    var boot =
        new Eligible.Boot(
            options.contains(Setup.Boot.INIT_ON_FREE),
            options.contains(Setup.Boot.KASAN),
            options.contains(Setup.Boot.PAGE_POISON));
    boolean remote =
        !page.anonymous() && v.setup.files().get(page.file()).kind() == Setup.FileKind.REMOTE;
    var folio = new Eligible.Folio(page.anonymous(), !page.anonymous(), remote, false);
    return Eligible.folio(v.rules, v.arch.broadcast(), boot, folio);
  }

  /** Whether somebody holds a transient reference to the page's frame. */
  public boolean pinned(State s, int page) {
    int frame = s.get(v.page[page].frame());
    return frame > 0 && (s.is(v.frame[frame - 1].pin()) || gathered(s, frame));
  }

  /**
   * Whether a task whose flush is still to come has cleared a PTE of the frame: an mmu_gather and
   * wp_page_copy hold a reference until they have flushed.
   */
  private boolean gathered(State s, int frame) {
    for (Vars.Task t : v.task) {
      if (s.get(t.gathered()) == frame) {
        return true;
      }
    }
    return false;
  }

  /** Unmaps a folio, leaving migration entries, swap entries or nothing; then folds the batch. */
  public void unmapFolio(Path p, int page, boolean migrate) {
    String function = migrate ? "try_to_migrate_one" : "try_to_unmap_one";
    for (int slot : v.shape.slotsOf(page)) {
      unmapOne(p, page, slot, function, migrate);
    }
    if (!v.rules.luf()) {
      return;
    }
    p.asm().at("mm/rmap.c, P16");
    p.asm()
        .step(
            migrate ? "try_to_migrate" : "try_to_unmap",
            "fold tlb_ubc_ro",
            s -> {
              Vars.Task t = p.vars();
              batches.fold(s, s.is(t.canLuf()) ? t.luf() : t.ubc(), t.ro(), true);
              return NEXT;
            });
  }

  private void unmapOne(Path p, int page, int slot, String function, boolean migrate) {
    Assembler a = p.asm();
    Label next = new Label();
    Label hinted = new Label();
    Vars.Task t = p.vars();
    int mm = v.setup.slots().get(slot).mm();
    boolean anonymous = v.shape.pages().get(page).anonymous();
    int left = migrate ? Pte.MIGRATION : anonymous ? Pte.SWAP : Pte.NONE;
    String where = v.setup.mms().get(mm) + "." + v.setup.slots().get(slot).va();
    boolean early = v.rules.luf() && !v.rules.has(Guard.CLEAR_BEFORE_REGISTER);
    a.at("mm/rmap.c");
    if (early) {
      a.step(
          function,
          "number the request for " + where,
          s -> {
            if (!maps(s, slot, page)) {
              return next.go();
            }
            register(s, p, page, mm);
            return NEXT;
          });
    }
    a.step(
        function,
        "clear pte of " + where,
        s -> {
          if (!maps(s, slot, page)) {
            return next.go();
          }
          if (s.is(v.mm[mm].ptl())) {
            return Refusal.PTL_HELD.code();
          }
          Vars.Slot pte = v.slot[slot];
          boolean accessible = clearFlush.accessible(s, slot);
          if (accessible) {
            batches.shadow().record().unmapped(s, slot, s.get(pte.frame()), s.is(pte.write()));
          }
          s.set(t.pteWrite(), s.get(pte.write()));
          s.set(t.pteDirty(), s.get(pte.dirty()));
          if (s.is(pte.dirty())) {
            s.set(v.page[page].dirty());
          }
          boolean discard = !migrate && s.is(v.page[page].lazyfree()) && !s.is(pte.dirty());
          s.set(pte.kind(), discard ? Pte.NONE : left);
          if (discard) {
            observer.remap(s, slot, v.shape.fresh(slot) + 1);
          }
          s.clear(pte.frame());
          if (!migrate) {
            s.clear(pte.write());
            s.clear(pte.dirty());
            s.clear(pte.young());
          }
          boolean deferrable = (s.get(v.mm[mm].cpumask()) & ~p.self()) != 0 || v.arch.broadcast();
          if (accessible && deferrable) {
            s.set(v.mm[mm].ptl());
            return NEXT;
          }
          if (!accessible) {
            s.clear(t.pteWrite());
            s.clear(t.pteDirty());
            s.set(v.mm[mm].ptl(), deferrable ? 0 : 1);
            return deferrable ? next.go() : hinted.go();
          }
          tlb.bump(s, mm);
          if (s.get(v.mm[mm].cpumask()) != 0) {
            tlb.flushLocal(s, p.cpu(), mm);
          }
          s.clear(t.pteWrite());
          s.clear(t.pteDirty());
          return next.go();
        });
    a.inside(
        () -> {
          a.at("mm/rmap.c, P14, P16, P19");
          if (v.rules.luf() && !early) {
            registration(p, page, mm);
          }
          a.step(
              "set_tlb_ubc_flush_pending",
              "add to the task's batch",
              s -> {
                pend(s, p, slot, mm);
                return next.go();
              });
          if (v.shape.hints()) {
            a.mark(hinted);
            clearFlush.inaccessible(p, slot);
            a.at("mm/pgtable-generic.c");
            a.step(
                "ptep_clear_flush",
                "it was inaccessible: no flush",
                s -> {
                  s.clear(v.mm[mm].ptl());
                  return NEXT;
                });
          }
        });
    a.mark(next);
  }

  private void registration(Path p, int page, int mm) {
    Label skip = new Label();
    Vars.Task t = p.vars();
    int file = v.shape.pages().get(page).file();
    p.asm()
        .step(
            "set_tlb_ubc_flush_pending",
            "eligible? register with the mm",
            s -> {
              if (s.is(t.canLuf())
                  && !Eligible.pte(v.rules, s.is(t.pteWrite()), s.is(t.pteDirty()))) {
                s.clear(t.canLuf());
              }
              if (!s.is(t.canLuf())) {
                return skip.go();
              }
              registerMm(s, mm);
              return NEXT;
            });
    if (file >= 0 && owned(v.file[file].luf())) {
      p.asm()
          .step(
              "fold_luf_batch_mm",
              "register with the file",
              s -> {
                batches.register(s, v.file[file].luf(), mm);
                return NEXT;
              });
    }
    p.asm().mark(skip);
  }

  private boolean owned(Vars.LufBatch b) {
    return b.mask().mask() != 0;
  }

  private void registerMm(State s, int mm) {
    if (owned(v.mm[mm].luf())) {
      batches.register(s, v.mm[mm].luf(), mm);
    }
  }

  private void register(State s, Path p, int page, int mm) {
    int file = v.shape.pages().get(page).file();
    if (s.is(p.vars().canLuf())) {
      registerMm(s, mm);
      if (file >= 0 && owned(v.file[file].luf())) {
        batches.register(s, v.file[file].luf(), mm);
      }
    }
  }

  private void pend(State s, Path p, int slot, int mm) {
    Vars.Task t = p.vars();
    Vars.Batch target = s.is(t.canLuf()) ? t.ro() : t.ubc();
    tlb.bump(s, mm);
    if (v.arch.broadcast()) {
      tlb.broadcast(s, slot);
    }
    batches.add(s, target, s.get(v.mm[mm].cpumask()));
    if (s.is(t.pteDirty())) {
      s.set(target.writable());
    }
    if (v.mm[mm].batched().mask() != 0) {
      s.set(v.mm[mm].batched());
    }
    s.clear(t.pteWrite());
    s.clear(t.pteDirty());
    s.clear(v.mm[mm].ptl());
  }
}
