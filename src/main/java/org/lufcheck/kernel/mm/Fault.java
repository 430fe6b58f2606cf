package org.lufcheck.kernel.mm;

import static org.lufcheck.kernel.program.Action.NEXT;

import org.lufcheck.kernel.Hook;
import org.lufcheck.kernel.alloc.FreePath;
import org.lufcheck.kernel.alloc.TakeOff;
import org.lufcheck.kernel.filemap.Fill;
import org.lufcheck.kernel.luf.Flusher;
import org.lufcheck.kernel.luf.Hooks;
import org.lufcheck.kernel.oracle.Observer;
import org.lufcheck.kernel.program.Assembler;
import org.lufcheck.kernel.program.Label;
import org.lufcheck.kernel.program.Path;
import org.lufcheck.kernel.program.Refusal;
import org.lufcheck.kernel.state.FrameState;
import org.lufcheck.kernel.state.Pte;
import org.lufcheck.kernel.state.Vars;

/**
 * handle_mm_fault (mm/memory.c, P16, P19): anonymous and file pages, swap-in, shared writes with
 * page_mkwrite, copy-on-write with copy and with reuse, waiting for migration entries. The vma lock
 * is held for reading throughout. H4 comes at the end as posted, or, moved before, under the
 * page-table lock right before a PTE becomes writable.
 */
public final class Fault {
  private final Vars v;
  private final Fill fill;
  private final TakeOff takeOff;
  private final FreePath freePath;
  private final Flusher flusher;
  private final Hooks hooks;
  private final Observer observer;

  /** The fault paths of a machine. */
  public Fault(
      Vars v,
      Fill fill,
      TakeOff takeOff,
      FreePath freePath,
      Flusher flusher,
      Hooks hooks,
      Observer observer) {
    this.v = v;
    this.fill = fill;
    this.takeOff = takeOff;
    this.freePath = freePath;
    this.flusher = flusher;
    this.hooks = hooks;
    this.observer = observer;
  }

  /**
   * Handles a fault at a slot and goes to {@code again}; assembles {@code signal} for bad accesses.
   */
  public void handle(Path p, int slot, boolean write, Label again, Runnable signal) {
    Assembler a = p.asm();
    Label bad = new Label();
    int mm = v.setup.slots().get(slot).mm();
    Vars.Slot pte = v.slot[slot];
    a.at("mm/memory.c");
    a.inside(
        () -> {
          a.at("arch/x86/mm/fault.c");
          a.step(
              "do_user_addr_fault",
              "lock the vma",
              s -> {
                if (s.is(v.mm[mm].writer())) {
                  return Refusal.VMA_LOCKED.code();
                }
                if (!s.is(pte.page()) || write && !s.is(pte.vmaWrite())) {
                  return bad.go();
                }
                s.set(v.mm[mm].readers(), s.get(v.mm[mm].readers()) + 1);
                return NEXT;
              });
          serve(p, slot, write);
          a.at("mm/memory.c");
          a.step(
              "handle_mm_fault",
              "unlock the vma",
              s -> {
                s.set(v.mm[mm].readers(), s.get(v.mm[mm].readers()) - 1);
                return again.go();
              });
        });
    a.mark(bad);
    signal.run();
  }

  /** handle_mm_fault of get_user_pages for reading: the caller holds the mmap lock. */
  public void faultIn(Path p, int slot) {
    p.asm().inside(() -> serve(p, slot, false));
  }

  private void serve(Path p, int slot, boolean write) {
    Assembler a = p.asm();
    Label end = new Label();
    if (v.rules.luf() && v.rules.has(Hook.H19)) {
      a.inside(() -> hooks.flushVma(p, Hook.H19, slot));
    }
    a.inside(
        () -> {
          for (int page : v.shape.pagesOf(slot)) {
            Label other = new Label();
            pteFault(p, slot, page, write, end, other);
            a.inside(() -> onePage(p, slot, page, write, end));
            a.step("handle_pte_fault", "", s -> end.go());
            a.mark(other);
          }
        });
    a.mark(end);
    if (hooks.after(Hook.H4)
        && (v.setup.slots().get(slot).mayWrite() || v.shape.everWritable(slot) || write)) {
      hooks.flushVma(p, Hook.H4, slot);
    }
  }

  private void pteFault(Path p, int slot, int page, boolean write, Label end, Label other) {
    Vars.Slot pte = v.slot[slot];
    p.asm().at("mm/memory.c");
    p.asm()
        .step(
            "handle_pte_fault",
            v.shape.pages().get(page).name(),
            s -> {
              if (s.get(pte.page()) != page + 1) {
                return other.go();
              }
              if (s.get(pte.kind()) == Pte.MIGRATION) {
                return Refusal.MIGRATION_ENTRY.code();
              }
              boolean served = s.get(pte.kind()) == Pte.PRESENT && (!write || s.is(pte.write()));
              return served ? end.go() : NEXT;
            });
    if (v.shape.hints()) {
      hint(p, slot, end);
    }
  }

  /** do_numa_page: makes the PTE accessible again, and writable where mprotect would. */
  private void hint(Path p, int slot, Label end) {
    Assembler a = p.asm();
    Label no = new Label();
    int mm = v.setup.slots().get(slot).mm();
    Vars.Slot pte = v.slot[slot];
    boolean first = hooks.before(Hook.H4) && v.shape.everWritable(slot);
    a.step(
        "do_numa_page",
        "an inaccessible pte?",
        s -> {
          if (s.get(pte.kind()) != Pte.PROTNONE) {
            return no.go();
          }
          if (s.is(v.mm[mm].ptl())) {
            return Refusal.PTL_HELD.code();
          }
          s.set(v.mm[mm].ptl());
          return NEXT;
        });
    if (first) {
      a.inside(() -> hooks.flushVma(p, Hook.H4, slot));
      a.at("mm/memory.c");
    }
    a.step(
        "do_numa_page",
        "make pte accessible",
        s -> {
          s.set(pte.kind(), Pte.PRESENT);
          observer.accessed(s, slot);
          if (s.is(pte.vmaWrite()) && Writable.may(v, s, slot)) {
            observer.mkwrite(s, slot, s.get(pte.frame()));
            s.set(pte.write());
          }
          s.clear(v.mm[mm].ptl());
          return end.go();
        });
    a.mark(no);
  }

  private void onePage(Path p, int slot, int page, boolean write, Label end) {
    boolean privateWrite = write && !v.setup.slots().get(slot).shared();
    boolean anonymous = v.shape.pages().get(page).anonymous();
    Label copy = new Label();
    Label absent = new Label();
    Assembler a = p.asm();
    Vars.Slot pte = v.slot[slot];
    if (write) {
      a.step(
          "handle_pte_fault",
          "present?",
          s -> s.get(pte.kind()) == Pte.PRESENT ? NEXT : absent.go());
      if (v.rules.luf() && v.rules.has(Hook.W1)) {
        hooks.flushAll(p, Hook.W1);
      }
      if (privateWrite && v.shape.fresh(slot) >= 0 && v.shape.fresh(slot) != page) {
        a.step(
            "do_wp_page",
            "reuse or copy?",
            s -> anonymous && !s.is(v.page[page].forked()) ? NEXT : copy.go());
      }
      install(p, slot, page, true, "wp_page_reuse", end);
      a.mark(absent);
    }
    fill.fill(p, page);
    boolean copies = privateWrite && !anonymous;
    if (!copies) {
      install(p, slot, page, write, anonymous ? "do_anonymous_page" : "do_fault", end);
    }
    a.mark(copy);
    if (privateWrite && v.shape.fresh(slot) >= 0 && v.shape.fresh(slot) != page) {
      copy(p, slot, page, end);
    }
  }

  /** Installs or upgrades the PTE under the folio and page-table locks. */
  private void install(Path p, int slot, int page, boolean write, String function, Label end) {
    Assembler a = p.asm();
    int mm = v.setup.slots().get(slot).mm();
    Vars.Slot pte = v.slot[slot];
    Vars.Page it = v.page[page];
    a.at("mm/memory.c");
    fill.lock(p, page, function, end);
    boolean first = write && hooks.before(Hook.H4);
    if (first) {
      a.step(
          function,
          "lock the page table",
          s -> {
            if (s.is(v.mm[mm].ptl())) {
              return Refusal.PTL_HELD.code();
            }
            s.set(v.mm[mm].ptl());
            return NEXT;
          });
      a.inside(() -> hooks.flushVma(p, Hook.H4, slot));
    }
    a.at("mm/memory.c");
    a.step(
        function,
        write ? "set writable pte" : "set pte",
        s -> {
          if (!first && s.is(v.mm[mm].ptl())) {
            return Refusal.PTL_HELD.code();
          }
          int kind = s.get(pte.kind());
          boolean same =
              kind != Pte.MIGRATION
                  && kind != Pte.PROTNONE
                  && s.get(pte.page()) == page + 1
                  && (kind != Pte.PRESENT || s.get(pte.frame()) == s.get(it.frame()));
          if (same) {
            s.set(pte.kind(), Pte.PRESENT);
            s.set(pte.frame(), s.get(it.frame()));
            observer.accessed(s, slot);
            if (write) {
              observer.mkwrite(s, slot, s.get(it.frame()));
              s.set(pte.write());
              s.set(pte.dirty());
              s.set(it.dirty());
            } else {
              observer.installed(s, slot);
            }
          }
          if (first) {
            s.clear(v.mm[mm].ptl());
          }
          s.clear(it.lock());
          return end.go();
        });
  }

  /** do_cow_fault and wp_page_copy: the slot gets a private copy. */
  private void copy(Path p, int slot, int page, Label end) {
    Assembler a = p.asm();
    int mm = v.setup.slots().get(slot).mm();
    int fresh = v.shape.fresh(slot);
    Vars.Slot pte = v.slot[slot];
    Vars.Page from = v.page[page];
    Label gone = new Label();
    Label retry = new Label();
    Label unchanged = new Label();
    a.at("mm/memory.c");
    a.inside(() -> takeOff.take(p, false));
    fill.lock(p, page, "wp_page_copy", gone);
    a.step(
        "wp_page_copy",
        "copy",
        s -> {
          Vars.Frame f = v.frame[s.get(p.vars().frame()) - 1];
          Vars.Frame source = v.frame[s.get(from.frame()) - 1];
          observer.touch(s, page);
          observer.taken(s, p.vars());
          s.set(f.page(), fresh + 1);
          s.clear(f.version());
          s.set(v.page[fresh].value()[0], s.get(from.value()[s.get(source.version())]));
          s.clear(from.lock());
          return NEXT;
        });
    a.step(
        "wp_page_copy",
        "lock the page table, clear pte",
        s -> {
          if (s.is(v.mm[mm].ptl())) {
            return Refusal.PTL_HELD.code();
          }
          int kind = s.get(pte.kind());
          if (s.get(pte.page()) != page + 1 || kind == Pte.MIGRATION || kind == Pte.PROTNONE) {
            return retry.go();
          }
          s.set(v.mm[mm].ptl());
          boolean present = s.get(pte.kind()) == Pte.PRESENT;
          if (present) {
            s.set(p.vars().gathered(), s.get(pte.frame()));
          }
          s.clear(pte.kind());
          s.clear(pte.frame());
          return present ? NEXT : unchanged.go();
        });
    a.inside(() -> flusher.flushMm(p, mm, "ptep_clear_flush"));
    a.mark(unchanged);
    if (hooks.before(Hook.H4)) {
      a.inside(() -> hooks.flushMm(p, Hook.H4, mm));
    }
    a.at("mm/memory.c");
    a.step(
        "wp_page_copy",
        "set writable pte",
        s -> {
          int frame = s.get(p.vars().frame());
          s.set(v.frame[frame - 1].state(), FrameState.USED);
          s.set(v.page[fresh].frame(), frame);
          observer.mkwrite(s, slot, frame);
          s.set(v.page[fresh].dirty());
          s.clear(v.page[fresh].version());
          s.set(pte.kind(), Pte.PRESENT);
          s.set(pte.frame(), frame);
          s.set(pte.write());
          s.set(pte.dirty());
          observer.accessed(s, slot);
          observer.remap(s, slot, fresh + 1);
          s.clear(p.vars().frame());
          s.clear(p.vars().gathered());
          s.clear(v.mm[mm].ptl());
          return end.go();
        });
    a.mark(gone);
    a.mark(retry);
    freePath.free(p, "folio_put");
  }
}
