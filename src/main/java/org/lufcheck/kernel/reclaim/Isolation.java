package org.lufcheck.kernel.reclaim;

import static org.lufcheck.kernel.program.Action.NEXT;

import org.lufcheck.kernel.debug.ShadowChecks;
import org.lufcheck.kernel.luf.Flusher;
import org.lufcheck.kernel.program.Assembler;
import org.lufcheck.kernel.program.Label;
import org.lufcheck.kernel.program.Path;
import org.lufcheck.kernel.program.Refusal;
import org.lufcheck.kernel.rmap.Unmap;
import org.lufcheck.kernel.state.FrameState;
import org.lufcheck.kernel.state.State;
import org.lufcheck.kernel.state.Vars;

/**
 * What shrink_folio_list does to one folio, from its lock until it has left its cache (mm/vmscan.c,
 * P24): unmap, write out if dirty, take out of the cache.
 */
public final class Isolation {
  /** The place of a folio that is not one of a list. */
  static final int ALONE = -1;

  private final Vars v;
  private final Unmap unmap;
  private final Aging aging;
  private final Flusher flusher;
  private final ShadowChecks shadow;

  /** The isolating paths of a machine. */
  public Isolation(Vars v, Unmap unmap, Aging aging, Flusher flusher, ShadowChecks shadow) {
    this.v = v;
    this.unmap = unmap;
    this.aging = aging;
    this.flusher = flusher;
    this.shadow = shadow;
  }

  /**
   * Isolates a folio. Its frame goes into the task's register, or for one of a list to its place in
   * the list. A folio that is gone, or one of a list that is locked, goes to {@code out}; one that
   * cannot be freed to {@code keep}, locked.
   *
   * @param anyAge whether accessed bits do not matter (ignore_references)
   */
  void isolate(Path p, int page, int place, boolean anyAge, Label out, Label keep) {
    Assembler a = p.asm();
    Label clean = new Label();
    String name = v.shape.pages().get(page).name();
    Vars.Page folio = v.page[page];
    a.at("mm/vmscan.c, P24");
    a.step(
        "shrink_folio_list",
        "lock " + name,
        s -> {
          if (!s.is(folio.frame())) {
            return out.go();
          }
          if (s.is(folio.lock())) {
            return place == ALONE ? Refusal.FOLIO_LOCKED.code() : out.go();
          }
          s.set(folio.lock());
          if (unmap.eligible(s, page) && (place == ALONE || unmap.mapped(s, page))) {
            s.set(p.vars().canLuf());
          }
          return NEXT;
        });
    if (!anyAge) {
      aging.check(p, page, keep);
    }
    a.inside(() -> unmap.unmapFolio(p, page, false));
    a.at("mm/vmscan.c, P24");
    a.step(
        "shrink_folio_list",
        "referenced? dirty?",
        s -> {
          if (unmap.pinned(s, page) || unmap.mapped(s, page)) {
            return keep.go();
          }
          return s.is(folio.dirty()) ? NEXT : clean.go();
        });
    a.inside(
        () -> {
          flusher.tryToUnmapFlushDirty(p);
          a.at("mm/vmscan.c");
          a.step(
              "pageout",
              "write " + name + " to disk or swap",
              s -> {
                shadow.copied(s, s.get(folio.frame()));
                s.set(folio.stored(), s.get(v.frame[s.get(folio.frame()) - 1].version()));
                s.clear(folio.dirty());
                return NEXT;
              });
        });
    a.mark(clean);
    a.at("mm/vmscan.c");
    a.step(
        "__remove_mapping",
        name + " leaves its cache",
        s -> {
          if (unmap.pinned(s, page) || s.is(folio.dirty()) || unmap.mapped(s, page)) {
            return keep.go();
          }
          collect(s, p.vars(), place, s.get(folio.frame()));
          s.clear(folio.frame());
          s.clear(folio.lock());
          return NEXT;
        });
  }

  private void collect(State s, Vars.Task t, int place, int frame) {
    s.set(v.frame[frame - 1].state(), FrameState.ISOLATED);
    if (place == ALONE) {
      s.set(t.frame(), frame);
    } else {
      s.set(t.listFrame()[place], frame);
      s.set(t.listLuf()[place], s.get(t.canLuf()));
      s.clear(t.canLuf());
    }
  }
}
