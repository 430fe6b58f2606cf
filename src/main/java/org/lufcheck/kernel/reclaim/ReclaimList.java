package org.lufcheck.kernel.reclaim;

import static org.lufcheck.kernel.program.Action.NEXT;

import org.lufcheck.kernel.Guard;
import org.lufcheck.kernel.Hook;
import org.lufcheck.kernel.Rules;
import org.lufcheck.kernel.alloc.FreePath;
import org.lufcheck.kernel.luf.Flusher;
import org.lufcheck.kernel.luf.Hooks;
import org.lufcheck.kernel.luf.KeyHandout;
import org.lufcheck.kernel.program.Assembler;
import org.lufcheck.kernel.program.Label;
import org.lufcheck.kernel.program.Path;
import org.lufcheck.kernel.sched.Scheduler;
import org.lufcheck.kernel.state.Vars;

/**
 * shrink_folio_list for a list of two folios (mm/vmscan.c, P24): those that may be deferred and the
 * others are collected in two batches. At the end what the first owe goes under a key, less what
 * the flush for the others reaches; then comes that flush, and then all are freed.
 */
public final class ReclaimList {
  private final Vars v;
  private final Isolation isolation;
  private final KeyHandout keys;
  private final Flusher flusher;
  private final Hooks hooks;
  private final FreePath freePath;
  private final Scheduler scheduler;

  /** The lists of a machine. */
  public ReclaimList(
      Vars v,
      Isolation isolation,
      KeyHandout keys,
      Flusher flusher,
      Hooks hooks,
      FreePath freePath,
      Scheduler scheduler) {
    this.v = v;
    this.isolation = isolation;
    this.keys = keys;
    this.flusher = flusher;
    this.hooks = hooks;
    this.freePath = freePath;
    this.scheduler = scheduler;
  }

  /** Reclaims two pages in one pass. */
  public void reclaim(Path p, int first, int second) {
    collect(p, first, 0);
    scheduler.condResched(p);
    collect(p, second, 1);
    keys.foldUnmapLuf(p);
    if (v.rules.luf() && !v.rules.has(Guard.FLUSH_BEFORE_FREE)) {
      freeBatch(p, true);
      flusher.tryToUnmapFlush(p);
      freeBatch(p, false);
    } else {
      flusher.tryToUnmapFlush(p);
      freeBatch(p, false);
      freeBatch(p, true);
    }
    p.asm().at("mm/vmscan.c");
    p.asm()
        .step(
            "shrink_folio_list",
            "done",
            s -> {
              s.clear(p.vars().canLuf());
              s.clear(p.vars().key());
              return NEXT;
            });
  }

  private void collect(Path p, int page, int place) {
    Assembler a = p.asm();
    Label next = new Label();
    Label keep = new Label();
    isolation.isolate(p, page, place, false, next, keep);
    a.step("shrink_folio_list", "next", s -> next.go());
    a.mark(keep);
    keep(p, page, next);
    a.mark(next);
  }

  /** A folio that is not freed: what was deferred is flushed at once, if it might be deferred. */
  private void keep(Path p, int page, Label next) {
    Vars.Task t = p.vars();
    boolean flushes = hooks.after(Hook.H17);
    p.asm().at("mm/vmscan.c, P24");
    p.asm()
        .step(
            "shrink_folio_list",
            "keep " + v.shape.pages().get(page).name() + ", unlock",
            s -> {
              boolean deferred = s.is(t.canLuf());
              s.clear(t.canLuf());
              s.clear(v.page[page].lock());
              return flushes && deferred ? NEXT : next.go();
            });
    if (flushes) {
      keys.foldUnmapLuf(p);
      hooks.flushKey(p, Hook.H17);
    }
  }

  private void freeBatch(Path p, boolean luf) {
    Vars.Task t = p.vars();
    if (luf && !v.rules.luf()) {
      return;
    }
    for (int place = 0; place < t.listFrame().length; place++) {
      int at = place;
      Label next = new Label();
      p.asm().at("mm/vmscan.c, P24");
      p.asm()
          .step(
              "free_unref_folios",
              luf ? "a folio of the luf batch?" : "a folio of the other batch?",
              s -> {
                if (!s.is(t.listFrame()[at]) || s.is(t.listLuf()[at]) != luf) {
                  return next.go();
                }
                s.set(t.frame(), s.get(t.listFrame()[at]));
                s.clear(t.listFrame()[at]);
                s.clear(t.listLuf()[at]);
                return NEXT;
              });
      freeOne(p, luf, next);
      p.asm().mark(next);
    }
  }

  private void freeOne(Path p, boolean luf, Label next) {
    if (luf && v.rules.deferral() == Rules.Deferral.KEEP_COPIES) {
      Label now = new Label();
      p.asm().at("mm/page_alloc.c");
      p.asm().step("free_unref_folios", "keep it?", s -> s.is(p.vars().key()) ? NEXT : now.go());
      freePath.keep(p);
      p.asm().step("migrc_req_end", "", s -> next.go());
      p.asm().mark(now);
    }
    freePath.freeOneOf(p, "free_unref_folios", luf);
  }
}
