package org.lufcheck.kernel.reclaim;

import static org.lufcheck.kernel.program.Action.NEXT;

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
 * shrink_folio_list for a list of one folio (mm/vmscan.c, P24): unmap, write out if dirty, take out
 * of the cache, settle both batches, free with or without a key.
 */
public final class Reclaim {
  private final Vars v;
  private final Isolation isolation;
  private final Flusher flusher;
  private final Hooks hooks;
  private final KeyHandout keys;
  private final FreePath freePath;
  private final Scheduler scheduler;

  /** The reclaim paths of a machine. */
  public Reclaim(
      Vars v,
      Isolation isolation,
      Flusher flusher,
      Hooks hooks,
      KeyHandout keys,
      FreePath freePath,
      Scheduler scheduler) {
    this.v = v;
    this.isolation = isolation;
    this.flusher = flusher;
    this.hooks = hooks;
    this.keys = keys;
    this.freePath = freePath;
    this.scheduler = scheduler;
  }

  /** Reclaims one page, or leaves it if it is gone, referenced or young. */
  public void reclaim(Path p, int page) {
    reclaim(p, page, false);
  }

  /** Reclaims one page whatever its age, as madvise(MADV_PAGEOUT) asks. */
  public void pageOut(Path p, int page) {
    reclaim(p, page, true);
  }

  private void reclaim(Path p, int page, boolean anyAge) {
    Assembler a = p.asm();
    Label out = new Label();
    Label keep = new Label();
    isolation.isolate(p, page, Isolation.ALONE, anyAge, out, keep);
    scheduler.condResched(p);
    settle(p);
    free(p);
    a.at("mm/vmscan.c");
    a.step(
        "shrink_folio_list",
        "done",
        s -> {
          s.clear(p.vars().canLuf());
          return out.go();
        });
    a.mark(keep);
    keep(p, page);
    a.mark(out);
  }

  /** What happens to a folio that has been unmapped and is not freed. */
  private void keep(Path p, int page) {
    p.asm().at("mm/vmscan.c, P24");
    p.asm()
        .step(
            "shrink_folio_list",
            "keep " + v.shape.pages().get(page).name() + ", unlock",
            s -> {
              s.clear(v.page[page].lock());
              return NEXT;
            });
    settleKept(p);
  }

  private void settle(Path p) {
    keys.foldUnmapLuf(p);
    flusher.tryToUnmapFlush(p);
  }

  private void settleKept(Path p) {
    keys.foldUnmapLuf(p);
    if (hooks.after(Hook.H17)) {
      hooks.flushKey(p, Hook.H17);
    } else {
      flusher.tryToUnmapFlush(p);
      p.asm().at("mm/vmscan.c, P24");
      p.asm()
          .step(
              "shrink_folio_list",
              "key goes unused",
              s -> {
                s.clear(p.vars().key());
                return NEXT;
              });
    }
    p.asm().at("mm/vmscan.c, P24");
    p.asm()
        .step(
            "shrink_folio_list",
            "done",
            s -> {
              s.clear(p.vars().canLuf());
              return NEXT;
            });
  }

  private void free(Path p) {
    if (v.rules.deferral() != Rules.Deferral.KEEP_COPIES) {
      freePath.free(p, "free_unref_folios");
      return;
    }
    Label freed = new Label();
    Label now = new Label();
    p.asm().at("mm/page_alloc.c");
    p.asm().step("free_unref_folios", "keep it?", s -> s.is(p.vars().key()) ? NEXT : now.go());
    freePath.keep(p);
    p.asm()
        .step(
            "migrc_req_end",
            "",
            s -> {
              s.clear(p.vars().key());
              return freed.go();
            });
    p.asm().mark(now);
    freePath.free(p, "free_unref_folios");
    p.asm().mark(freed);
  }
}
