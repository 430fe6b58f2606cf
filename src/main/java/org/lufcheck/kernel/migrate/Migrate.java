package org.lufcheck.kernel.migrate;

import static org.lufcheck.kernel.program.Action.NEXT;

import org.lufcheck.kernel.Guard;
import org.lufcheck.kernel.Hook;
import org.lufcheck.kernel.Rules;
import org.lufcheck.kernel.alloc.FreePath;
import org.lufcheck.kernel.alloc.TakeOff;
import org.lufcheck.kernel.luf.Batches;
import org.lufcheck.kernel.luf.Flusher;
import org.lufcheck.kernel.luf.Hooks;
import org.lufcheck.kernel.luf.KeyHandout;
import org.lufcheck.kernel.oracle.Clause;
import org.lufcheck.kernel.program.Assembler;
import org.lufcheck.kernel.program.Label;
import org.lufcheck.kernel.program.Path;
import org.lufcheck.kernel.program.Refusal;
import org.lufcheck.kernel.rmap.Unmap;
import org.lufcheck.kernel.sched.Scheduler;
import org.lufcheck.kernel.state.FrameState;
import org.lufcheck.kernel.state.Pte;
import org.lufcheck.kernel.state.State;
import org.lufcheck.kernel.state.Vars;

/**
 * migrate_pages_batch in MIGRATE_ASYNC mode for one folio (mm/migrate.c, P23). Demotion, promotion
 * and compaction run the same steps; memory failure differs at the end. The folio is locked before
 * the destination is allocated, where the kernel allocates first: the destination is private until
 * the mapping moves, so nothing can tell the difference.
 */
public final class Migrate {
  private final Vars v;
  private final Unmap unmap;
  private final Batches batches;
  private final Flusher flusher;
  private final Hooks hooks;
  private final KeyHandout keys;
  private final FreePath freePath;
  private final TakeOff takeOff;
  private final Scheduler scheduler;

  /** The migration paths of a machine. */
  public Migrate(
      Vars v,
      Unmap unmap,
      Batches batches,
      Flusher flusher,
      Hooks hooks,
      KeyHandout keys,
      FreePath freePath,
      TakeOff takeOff,
      Scheduler scheduler) {
    this.v = v;
    this.unmap = unmap;
    this.batches = batches;
    this.flusher = flusher;
    this.hooks = hooks;
    this.keys = keys;
    this.freePath = freePath;
    this.takeOff = takeOff;
    this.scheduler = scheduler;
  }

  /** Migrates one page; for memory failure the source is retired instead of freed. */
  public void migrate(Path p, int page, boolean memoryFailure) {
    Assembler a = p.asm();
    Label out = new Label();
    Label undo = new Label();
    Vars.Page folio = v.page[page];
    Vars.Task t = p.vars();
    String name = v.shape.pages().get(page).name();
    a.at("mm/migrate.c, P23");
    a.step(
        "migrate_folio_unmap",
        "lock " + name,
        s -> {
          if (!s.is(folio.frame())) {
            return out.go();
          }
          if (s.is(folio.lock())) {
            return Refusal.FOLIO_LOCKED.code();
          }
          s.set(folio.lock());
          if (unmap.eligible(s, page)) {
            s.set(t.canLuf());
          }
          return NEXT;
        });
    a.inside(() -> takeOff.take(p, false));
    a.inside(() -> unmap.unmapFolio(p, page, true));
    scheduler.condResched(p);
    keys.foldUnmapLuf(p);
    flusher.tryToUnmapFlush(p);
    a.at("mm/migrate.c");
    a.step(
        "migrate_folio",
        "copy " + name,
        s -> {
          if (unmap.pinned(s, page)) {
            return undo.go();
          }
          batches.debug().kmap(s, s.get(folio.frame()));
          batches.debug().kmap(s, s.get(t.frame()));
          batches.shadow().copied(s, s.get(folio.frame()));
          batches.shadow().handedOut(s, s.get(t.frame()));
          Vars.Frame from = v.frame[s.get(folio.frame()) - 1];
          Vars.Frame to = v.frame[s.get(t.frame()) - 1];
          s.set(to.page(), s.get(from.page()));
          s.set(to.version(), s.get(from.version()));
          return NEXT;
        });
    a.step(
        "__folio_migrate_mapping",
        name + " moves to the copy",
        s -> {
          if (unmap.pinned(s, page)) {
            return undo.go();
          }
          int from = s.get(folio.frame());
          s.set(folio.frame(), s.get(t.frame()));
          s.set(v.frame[s.get(t.frame()) - 1].state(), FrameState.USED);
          s.set(t.frame(), from);
          s.set(v.frame[from - 1].state(), FrameState.HELD);
          return NEXT;
        });
    restore(p, page);
    a.at("mm/migrate.c, P23");
    a.step(
        "migrate_folio_move",
        "unlock " + name,
        s -> {
          s.clear(folio.lock());
          s.clear(t.canLuf());
          return NEXT;
        });
    finish(p, memoryFailure, out);
    a.mark(undo);
    undo(p, page);
    a.mark(out);
  }

  private void undo(Path p, int page) {
    p.asm().at("mm/migrate.c, P23");
    p.asm()
        .step(
            "migrate_folio_undo_dst",
            "give the copy up",
            s -> {
              s.set(v.frame[s.get(p.vars().frame()) - 1].state(), FrameState.PCP);
              s.clear(v.frame[s.get(p.vars().frame()) - 1].page());
              s.clear(v.frame[s.get(p.vars().frame()) - 1].version());
              s.clear(p.vars().frame());
              s.clear(p.vars().key());
              s.clear(p.vars().canLuf());
              return NEXT;
            });
    restore(p, page);
    p.asm()
        .step(
            "migrate_folio_undo_src",
            "unlock",
            s -> {
              s.clear(v.page[page].lock());
              return NEXT;
            });
  }

  private void restore(Path p, int page) {
    for (int slot : v.shape.slotsOf(page)) {
      Label next = new Label();
      int mm = v.setup.slots().get(slot).mm();
      String where = v.setup.mms().get(mm) + "." + v.setup.slots().get(slot).va();
      p.asm().at("mm/migrate.c");
      p.asm()
          .step(
              "remove_migration_ptes",
              "pte of " + where,
              s -> {
                Vars.Slot pte = v.slot[slot];
                if (s.get(pte.kind()) != Pte.MIGRATION || s.get(pte.page()) != page + 1) {
                  return next.go();
                }
                if (s.is(v.mm[mm].ptl())) {
                  return Refusal.PTL_HELD.code();
                }
                s.set(pte.kind(), Pte.PRESENT);
                s.set(pte.frame(), s.get(v.page[page].frame()));
                restored(s, slot);
                return NEXT;
              });
      p.asm().mark(next);
    }
  }

  private void restored(State s, int slot) {
    int frame = s.get(v.slot[slot].frame());
    if (s.is(v.slot[slot].write())) {
      batches.shadow().mkwrite(s, slot, frame);
    } else {
      batches.shadow().installed(s, slot, frame);
    }
  }

  private void finish(Path p, boolean memoryFailure, Label out) {
    Assembler a = p.asm();
    Vars.Task t = p.vars();
    a.at("mm/migrate.c, P23");
    if (memoryFailure) {
      if (hooks.after(Hook.H16)) {
        hooks.flushKey(p, Hook.H16);
      }
      a.step(
          "migrate_folio_done",
          "retire the frame",
          s -> {
            batches.shadow().handedOut(s, s.get(t.frame()));
            s.set(v.frame[s.get(t.frame()) - 1].state(), FrameState.RETIRED);
            s.clear(t.frame());
            s.clear(t.key());
            return out.go();
          });
      return;
    }
    Label last = new Label();
    boolean checked = !v.rules.luf() || v.rules.has(Guard.LAST_REFERENCE);
    if (v.frame[0].pin().mask() != 0) {
      a.step(
          "migrate_folio_done",
          "last reference?",
          s -> {
            if (!s.is(v.frame[s.get(t.frame()) - 1].pin())) {
              return last.go();
            }
            if (!checked && s.is(t.key())) {
              batches.shadow().unreferenced(s, s.get(t.frame()));
              batches.fail(s, Clause.REFERENCED_FRAME_FREED);
              return last.go();
            }
            return NEXT;
          });
      if (v.rules.luf()) {
        hooks.flushKey(p, Hook.H16);
      }
      a.at("mm/migrate.c, P23");
      a.step(
          "migrate_folio_done",
          "left to the last reference",
          s -> {
            s.clear(t.frame());
            s.clear(t.key());
            return out.go();
          });
      a.mark(last);
    }
    if (v.rules.deferral() == Rules.Deferral.KEEP_COPIES) {
      Label now = new Label();
      a.at("mm/migrate.c, P23");
      a.step("migrate_folio_done", "keep the source?", s -> s.is(t.key()) ? NEXT : now.go());
      freePath.keep(p);
      a.step(
          "migrc_req_end",
          "",
          s -> {
            s.clear(t.key());
            return out.go();
          });
      a.mark(now);
    }
    freePath.free(p, "migrate_folio_done");
    a.at("mm/migrate.c, P23");
    a.step("migrate_pages_batch", "done", s -> out.go());
  }

  /** A transient reference taken by frame number (GUP-fast, pfn walkers). */
  public void pin(Path p, int page) {
    p.asm().at("mm/gup.c, mm/page_idle.c");
    p.asm()
        .step(
            "pfn_to_online_page",
            "look up",
            s -> {
              int frame = s.get(v.page[page].frame());
              if (frame == 0) {
                return Refusal.NOT_APPLICABLE.code();
              }
              s.set(p.vars().frame(), frame);
              return NEXT;
            });
    p.asm()
        .step(
            "folio_try_get",
            "take a reference",
            s -> {
              Vars.Frame f = v.frame[s.get(p.vars().frame()) - 1];
              int state = s.get(f.state());
              if (state == FrameState.USED
                  || state == FrameState.HELD
                  || state == FrameState.ISOLATED) {
                s.set(f.pin());
              } else {
                s.clear(p.vars().frame());
              }
              return NEXT;
            });
  }

  /** Drops that reference, and frees the frame if it was the last. */
  public void unpin(Path p) {
    Label out = new Label();
    Label orphan = new Label();
    p.asm().at("mm/swap.c");
    p.asm()
        .step(
            "folio_put",
            "drop the reference",
            s -> {
              if (!s.is(p.vars().frame())) {
                return out.go();
              }
              Vars.Frame f = v.frame[s.get(p.vars().frame()) - 1];
              s.clear(f.pin());
              if (s.get(f.state()) == FrameState.HELD
                  && !held(s, p.task(), s.get(p.vars().frame()))) {
                return orphan.go();
              }
              s.clear(p.vars().frame());
              return out.go();
            });
    p.asm().mark(orphan);
    freePath.free(p, "__folio_put");
    p.asm().mark(out);
  }

  private boolean held(State s, int self, int frame) {
    for (int t = 0; t < v.task.length; t++) {
      if (t != self && s.get(v.task[t].frame()) == frame) {
        return true;
      }
    }
    return false;
  }
}
