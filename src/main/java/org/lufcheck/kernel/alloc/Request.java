package org.lufcheck.kernel.alloc;

import static org.lufcheck.kernel.program.Action.NEXT;

import org.lufcheck.kernel.debug.DebugChecks;
import org.lufcheck.kernel.debug.ShadowChecks;
import org.lufcheck.kernel.luf.Batches;
import org.lufcheck.kernel.program.Assembler;
import org.lufcheck.kernel.program.Label;
import org.lufcheck.kernel.program.Path;
import org.lufcheck.kernel.program.Refusal;
import org.lufcheck.kernel.reclaim.Aging;
import org.lufcheck.kernel.reclaim.Reclaim;
import org.lufcheck.kernel.state.FrameState;
import org.lufcheck.kernel.state.State;
import org.lufcheck.kernel.state.Vars;

/**
 * A page request of another owner, as the seven numbered steps of the talk: request, watermark
 * check, kswapd below LOW, direct reclaim below MIN, flush during reclaim, pages returned, LUF's
 * flush on return (mm/page_alloc.c: __alloc_frozen_pages). Kswapd is a background thread of the
 * scenario that may start while free frames are at or below LOW.
 */
public final class Request {
  private final Vars v;
  private final TakeOff takeOff;
  private final Aging aging;
  private final Reclaim reclaim;
  private final DebugChecks debug;
  private final ShadowChecks shadow;

  /** The requests of a machine. */
  public Request(Vars v, TakeOff takeOff, Aging aging, Reclaim reclaim, Batches batches) {
    this.v = v;
    this.takeOff = takeOff;
    this.aging = aging;
    this.reclaim = reclaim;
    this.debug = batches.debug();
    this.shadow = batches.shadow();
  }

  /** How many frames are free, tagged ones included, as NR_FREE_PAGES counts them. */
  public static int free(Vars v, State s) {
    int free = 0;
    for (Vars.Frame f : v.frame) {
      if (FrameState.free(s.get(f.state()))) {
        free++;
      }
    }
    return free;
  }

  /** Allocates a frame that its new owner fills. */
  public void allocate(Path p, boolean atomic) {
    Assembler a = p.asm();
    Label enough = new Label();
    a.at("mm/page_alloc.c");
    if (v.shape.reclaimsDirectly() && !atomic) {
      Label again = new Label();
      a.mark(again);
      a.step(
          "get_page_from_freelist",
          "1-2 request, watermark MIN",
          s -> free(v, s) > v.setup.minFrames() ? enough.go() : NEXT);
      a.inside(() -> directReclaim(p, enough));
      a.mark(enough);
    }
    Label failed = new Label();
    a.inside(() -> takeOff.take(p, atomic, failed));
    a.at("mm/page_alloc.c");
    a.step(
        "post_alloc_hook",
        "the new owner has the frame",
        s -> {
          debug.kmap(s, s.get(p.vars().frame()));
          shadow.handedOut(s, s.get(p.vars().frame()));
          Vars.Frame f = v.frame[s.get(p.vars().frame()) - 1];
          s.set(f.state(), FrameState.OTHER);
          s.set(f.page(), v.shape.pages().size() + 1);
          s.clear(f.version());
          s.clear(p.vars().frame());
          return NEXT;
        });
    a.mark(failed);
  }

  private void directReclaim(Path p, Label enough) {
    Assembler a = p.asm();
    int pages = v.shape.pages().size();
    Label[] victim = new Label[pages];
    a.at("mm/vmscan.c");
    for (int page = 0; page < pages; page++) {
      victim[page] = new Label();
    }
    a.choose(
        "try_to_free_pages",
        "4 direct reclaim",
        pages + 1,
        s -> {
          if (s.choice == pages) {
            return nothingLeft(s) ? enough.go() : Refusal.NOT_APPLICABLE.code();
          }
          return s.is(v.page[s.choice].frame())
              ? victim[s.choice].go()
              : Refusal.NOT_APPLICABLE.code();
        });
    for (int page = 0; page < pages; page++) {
      a.mark(victim[page]);
      if (v.shape.ages()) {
        aging.age(p, page);
      }
      reclaim.reclaim(p, page);
      a.at("mm/vmscan.c");
      a.step("try_to_free_pages", "6 pages returned", s -> enough.go());
    }
  }

  /** Reclaim makes no progress any more: the request goes on below MIN. */
  private boolean nothingLeft(State s) {
    for (Vars.Page page : v.page) {
      if (s.is(page.frame())) {
        return false;
      }
    }
    return true;
  }
}
