package org.lufcheck.kernel.alloc;

import static org.lufcheck.kernel.program.Action.NEXT;

import org.lufcheck.kernel.Guard;
import org.lufcheck.kernel.Rules;
import org.lufcheck.kernel.Setup.Boot;
import org.lufcheck.kernel.hw.Tlb;
import org.lufcheck.kernel.luf.Batches;
import org.lufcheck.kernel.oracle.Clause;
import org.lufcheck.kernel.program.Assembler;
import org.lufcheck.kernel.program.Path;
import org.lufcheck.kernel.program.Refusal;
import org.lufcheck.kernel.state.FrameState;
import org.lufcheck.kernel.state.State;
import org.lufcheck.kernel.state.Vars;

/**
 * free_frozen_pages and free_unref_folios with a key (mm/page_alloc.c, P11, P21), orders of 0 only.
 * The frame is in the task's {@code frame} register, the key in its {@code key} register. There is
 * one pcp list, standing for that of whichever CPU frees, and a free may bypass it, as it does when
 * the pcp lock is taken or the pcp list is full.
 */
public final class FreePath {
  private final Vars v;
  private final Tlb tlb;
  private final Batches batches;

  /** The free path of a machine. */
  public FreePath(Vars v, Tlb tlb, Batches batches) {
    this.v = v;
    this.tlb = tlb;
    this.batches = batches;
  }

  /** Frees the frame in the task's register, with the key in its register if it has one. */
  public void free(Path p, String function) {
    free(p, function, true, true);
  }

  /** The same for one of several frames: the key is for those of its batch, and for the others. */
  public void freeOneOf(Path p, String function, boolean keyed) {
    free(p, function, keyed, false);
  }

  private void free(Path p, String function, boolean keyed, boolean last) {
    Assembler a = p.asm();
    a.at("mm/page_alloc.c, P11, P21");
    if (!v.setup.boot().isEmpty()) {
      a.step(
          "free_pages_prepare",
          "initialise or poison",
          s -> {
            Vars.Frame f = v.frame[s.get(p.vars().frame()) - 1];
            batches.shadow().overwritten(s, s.get(p.vars().frame()));
            if (reachableStale(s, s.get(p.vars().frame()))) {
              batches.fail(s, Clause.FREE_FRAME_CHANGED);
            }
            boolean zero = v.setup.boot().contains(Boot.INIT_ON_FREE);
            s.set(f.page(), zero ? 0 : v.shape.pages().size() + 2);
            s.clear(f.version());
            return NEXT;
          });
    }
    a.at(where(function));
    int ways = v.rules.deferral() == Rules.Deferral.IN_ALLOCATOR ? 2 : 1;
    a.choose(
        function,
        ways == 1 ? "" : "to pcp, or to buddy",
        ways,
        s -> {
          int frame = s.get(p.vars().frame());
          int key = keyed ? s.get(p.vars().key()) : 0;
          if (key == 0 && s.choice == 1) {
            return Refusal.NOT_APPLICABLE.code();
          }
          put(s, frame, key, s.choice == 1);
          s.clear(p.vars().frame());
          if (last) {
            s.clear(p.vars().key());
          }
          return NEXT;
        });
  }

  private static String where(String function) {
    return switch (function) {
      case "migrate_folio_done" -> "mm/migrate.c, P23";
      case "folio_put", "__folio_put" -> "mm/swap.c";
      default -> "mm/page_alloc.c, P11, P21";
    };
  }

  private void put(State s, int frame, int key, boolean buddy) {
    Vars.Frame f = v.frame[frame - 1];
    batches.shadow().freed(s, frame);
    s.set(f.state(), buddy ? FrameState.BUDDY : FrameState.PCP);
    if (v.rules.deferral() == Rules.Deferral.IN_ALLOCATOR) {
      batches.debug().mark(s, frame, key);
      s.set(f.tag(), key);
      if (buddy && key > 0) {
        toBuddy(s, f, key);
      }
    }
  }

  /** __free_one_page with a key, under the zone lock (P11, P21). */
  void toBuddy(State s, Vars.Frame f, int key) {
    batches.updateZone(s, key);
    s.set(f.tag(), v.rules.has(Guard.TAG_KEPT) ? s.get(v.zone.generation()) : 0);
    s.set(f.state(), s.is(f.tag()) ? FrameState.PEND : FrameState.BUDDY);
  }

  /**
   * Keeps the frame in the task's register allocated until its flush (the copy-keeping kernels).
   */
  public void keep(Path p) {
    p.asm().at("mm/migrate.c, V7-7");
    p.asm()
        .step(
            "migrc_expand_req",
            "keep the frame until the flush",
            s -> {
              batches.shadow().freed(s, s.get(p.vars().frame()));
              s.set(v.frame[s.get(p.vars().frame()) - 1].state(), FrameState.KEPT);
              s.clear(p.vars().frame());
              return NEXT;
            });
  }

  /** Whether some CPU can read the frame through a stale entry. */
  public boolean reachableStale(State s, int frame) {
    for (int c = 0; c < v.cpu.length; c++) {
      for (int slot = 0; slot < v.slot.length; slot++) {
        if (tlb.frame(s, c, slot) == frame && tlb.reachableStale(s, c, slot)) {
          return true;
        }
      }
    }
    return false;
  }
}
