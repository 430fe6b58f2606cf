package org.lufcheck.kernel.luf;

import static org.lufcheck.kernel.program.Action.NEXT;

import org.lufcheck.kernel.Guard;
import org.lufcheck.kernel.Hook;
import org.lufcheck.kernel.hw.Tlb;
import org.lufcheck.kernel.program.Assembler;
import org.lufcheck.kernel.program.Label;
import org.lufcheck.kernel.program.Path;
import org.lufcheck.kernel.program.Refusal;
import org.lufcheck.kernel.rules.Obligation;
import org.lufcheck.kernel.state.State;
import org.lufcheck.kernel.state.Vars;

/**
 * TLB flushes as paths: number drawn, IPIs sent, acknowledgements awaited, CPUs marked. The marks
 * of all CPUs are one step although the kernel exchanges them one by one: a mark that is still
 * missing only makes others flush more, so every behaviour in which something is skipped remains.
 */
public final class Flusher {
  private final Vars v;
  private final Tlb tlb;
  private final Batches batches;
  private final RideAlong zone;

  /** The flush paths of a machine. */
  public Flusher(Vars v, Tlb tlb, Batches batches) {
    this.v = v;
    this.tlb = tlb;
    this.batches = batches;
    this.zone = new RideAlong(v, batches);
  }

  private boolean marks() {
    return v.rules.luf() && !v.arch.broadcast();
  }

  private void start(State s, Path p) {
    if (marks()) {
      s.set(p.vars().ugen(), batches.draw(s));
    }
  }

  private void end(State s, Path p, int mask) {
    if (marks()) {
      batches.mark(s, mask, s.get(p.vars().ugen()));
      s.clear(p.vars().ugen());
    }
  }

  /** Sends flush IPIs to a mask and flushes the own CPU if it is in it. */
  void send(State s, Path p, int mask, int mm) {
    if (v.arch.broadcast()) {
      return;
    }
    int to = mask & ~p.self();
    for (int c = 0; v.arch.lazySkipped() && c < v.cpu.length; c++) {
      if (s.is(v.cpu[c].lazy())) {
        to &= ~(1 << c);
      }
    }
    s.set(p.vars().waiting(), to);
    if ((mask & p.self()) != 0) {
      tlb.flushLocal(s, p.cpu(), mm);
    }
  }

  private int acknowledged(State s, Path p) {
    boolean complete = v.arch.broadcast() ? tlb.settled(s) : !s.is(p.vars().waiting());
    if (complete && v.arch.broadcast()) {
      tlb.barrier(s);
    }
    return complete ? NEXT : Refusal.IPI_PENDING.code();
  }

  /** try_to_unmap_flush (mm/rmap.c, P14, P16, P17). */
  public void tryToUnmapFlush(Path p) {
    Assembler a = p.asm();
    Label none = new Label();
    Label alone = new Label();
    Vars.Batch ubc = p.vars().ubc();
    a.at("mm/rmap.c, P14, P16, P17");
    boolean early = v.rules.has(Guard.START_BEFORE_FLUSH) || !marks();
    a.step(
        "try_to_unmap_flush",
        early && marks() ? "draw number" : "anything pending?",
        s -> {
          batches.fold(s, ubc, p.vars().ro(), true);
          batches.fold(s, ubc, p.vars().luf(), true);
          if (!s.is(ubc.required())) {
            return none.go();
          }
          if (early) {
            start(s, p);
          }
          return zone.looks(s, p) ? NEXT : alone.go();
        });
    a.inside(
        () -> {
          zone.board(p, ubc, alone);
          flushBatch(p, ubc, early, s -> batches.reset(s, ubc), none);
          zone.arrive(p);
        });
    a.mark(none);
  }

  /** What happens to the batches once a flush is complete. */
  interface Completion {
    void run(State s);
  }

  /** Goes on with the next step for a generation that rides along, else with {@code over}. */
  private void flushBatch(
      Path p, Vars.Batch batch, boolean early, Completion completion, Label over) {
    Assembler a = p.asm();
    boolean late = v.rules.has(Guard.MARK_AFTER_FLUSH);
    a.at("arch/x86/mm/tlb.c and its like");
    a.step(
        "arch_tlbbatch_flush",
        "send IPIs",
        s -> {
          send(s, p, s.get(batch.mask()), -1);
          if (!late) {
            end(s, p, s.get(batch.mask()));
          }
          return NEXT;
        });
    a.await(
        "arch_tlbbatch_flush",
        "all acknowledged",
        -1,
        s -> {
          int result = acknowledged(s, p);
          if (result == NEXT) {
            if (!early) {
              start(s, p);
            }
            if (!marks()) {
              completion.run(s);
              return done(s, p, over);
            }
          }
          return result;
        });
    if (marks()) {
      a.at("mm/rmap.c, P17");
      a.step(
          "tlb_flush_end",
          "mark CPUs done",
          s -> {
            if (late) {
              end(s, p, s.get(batch.mask()));
            }
            s.clear(p.vars().ugen());
            completion.run(s);
            return done(s, p, over);
          });
    }
  }

  private static int done(State s, Path p, Label over) {
    return s.is(p.vars().zoneClaim()) ? NEXT : over.go();
  }

  /** try_to_unmap_flush_dirty (mm/rmap.c): before the page is written out, if it was dirty. */
  public void tryToUnmapFlushDirty(Path p) {
    Label clean = new Label();
    p.asm().at("mm/rmap.c, P14, P16");
    p.asm()
        .step(
            "try_to_unmap_flush_dirty",
            "dirty PTE pending?",
            s -> {
              boolean dirty =
                  s.is(p.vars().ubc().writable())
                      || s.is(p.vars().ro().writable())
                      || s.is(p.vars().luf().writable());
              return dirty ? NEXT : clean.go();
            });
    p.asm().inside(() -> tryToUnmapFlush(p));
    p.asm().mark(clean);
  }

  /** try_to_unmap_flush_takeoff (mm/rmap.c, P09, P14, P16, P17). */
  public void takeoff(Path p) {
    Assembler a = p.asm();
    Label none = new Label();
    Label alone = new Label();
    Vars.Task t = p.vars();
    boolean early = v.rules.has(Guard.START_BEFORE_FLUSH) || !marks();
    a.at("mm/rmap.c, P09, P17");
    a.step(
        "try_to_unmap_flush_takeoff",
        "draw number",
        s -> {
          if (!s.is(t.takeoff().required())) {
            return none.go();
          }
          if (early) {
            start(s, p);
          }
          return zone.looks(s, p) ? NEXT : alone.go();
        });
    a.inside(
        () -> {
          zone.board(p, t.takeoff(), alone);
          flushBatch(
              p,
              t.takeoff(),
              early,
              s -> {
                subtract(s, t.ubc(), t.takeoff());
                subtract(s, t.ro(), t.takeoff());
                subtract(s, t.luf(), t.takeoff());
                batches.reset(s, t.takeoff());
              },
              none);
        });
    a.mark(none);
  }

  private void subtract(State s, Vars.Batch from, Vars.Batch flushed) {
    if (!s.is(from.required())) {
      return;
    }
    s.set(from.mask(), (int) Obligation.without(s.get(from.mask()), s.get(flushed.mask())));
    if (s.get(from.mask()) == 0) {
      batches.reset(s, from);
    }
  }

  /**
   * A flush of one mm: flush_tlb_mm_range, flush_tlb_page (arch). The PTE change came before. If
   * something rides along, it becomes a flush of everything on the CPUs of both.
   */
  public void flushMm(Path p, int mm, String why) {
    flushMm(p, mm, why, zone.on() && marks());
  }

  private void flushMm(Path p, int mm, String why, boolean rides) {
    Assembler a = p.asm();
    Label full = new Label();
    Label over = new Label();
    a.at("arch/x86/mm/tlb.c and its like");
    a.step(
        "flush_tlb_mm_range",
        why,
        s -> {
          tlb.bump(s, mm);
          if (rides && zone.looks(s, p)) {
            return full.go();
          }
          if (v.arch.broadcast()) {
            tlb.broadcastMm(s, mm);
          }
          send(s, p, s.get(v.mm[mm].cpumask()), mm);
          return NEXT;
        });
    a.await(
        "flush_tlb_mm_range",
        "all acknowledged",
        mm,
        s -> {
          int result = acknowledged(s, p);
          return result == NEXT ? over.go() : result;
        });
    if (rides) {
      a.mark(full);
      a.inside(() -> flushEverything(p, mm, over));
    }
    a.mark(over);
  }

  /** In place of the flush of one mm; its CPUs and the zone's are in the idle take-off batch. */
  private void flushEverything(Path p, int mm, Label over) {
    Vars.Batch batch = p.vars().takeoff();
    boolean early = v.rules.has(Guard.START_BEFORE_FLUSH);
    zone.board(
        p,
        batch,
        s -> {
          batches.add(s, batch, s.get(v.mm[mm].cpumask()));
          if (early) {
            start(s, p);
          }
        });
    flushBatch(p, batch, early, s -> batches.reset(s, batch), over);
    zone.arrive(p);
  }

  /** flush_tlb_batched_pending (mm/rmap.c, H15; P17 adds the marks), under the page-table lock. */
  public void batchedPending(Path p, int mm) {
    if (!v.rules.has(Hook.H15) || v.mm[mm].batched().mask() == 0) {
      return;
    }
    Assembler a = p.asm();
    Label none = new Label();
    boolean early = v.rules.has(Guard.START_BEFORE_FLUSH);
    a.at("mm/rmap.c, P17");
    a.step(
        "flush_tlb_batched_pending",
        "deferred unmaps pending?",
        s -> {
          if (!s.is(v.mm[mm].batched())) {
            return none.go();
          }
          if (early) {
            start(s, p);
          }
          return NEXT;
        });
    a.inside(() -> flushMm(p, mm, "whole mm", false));
    a.step(
        "flush_tlb_batched_pending",
        "mark flushed",
        s -> {
          if (!early) {
            start(s, p);
          }
          end(s, p, s.get(v.mm[mm].cpumask()));
          s.clear(v.mm[mm].batched());
          return NEXT;
        });
    a.mark(none);
  }
}
