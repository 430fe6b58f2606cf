package org.lufcheck.kernel.filemap;

import static org.lufcheck.kernel.program.Action.NEXT;

import org.lufcheck.kernel.alloc.TakeOff;
import org.lufcheck.kernel.debug.ShadowChecks;
import org.lufcheck.kernel.program.Assembler;
import org.lufcheck.kernel.program.Label;
import org.lufcheck.kernel.program.Path;
import org.lufcheck.kernel.program.Refusal;
import org.lufcheck.kernel.state.FrameState;
import org.lufcheck.kernel.state.State;
import org.lufcheck.kernel.state.Vars;

/**
 * Bringing a page into memory: filemap_get_pages, filemap_fault, do_swap_page's read. The kernel
 * adds the folio to the cache locked and reads it then; nobody can look into a locked folio that is
 * not uptodate, so it enters the cache here when the read is done, under the page's lock all the
 * while.
 */
public final class Fill {
  private final Vars v;
  private final TakeOff takeOff;
  private final ShadowChecks shadow;

  /** The filling paths of a machine. */
  public Fill(Vars v, TakeOff takeOff, ShadowChecks shadow) {
    this.v = v;
    this.shadow = shadow;
    this.takeOff = takeOff;
  }

  /** Makes sure that the page is in memory; afterwards it may be gone again unless locked. */
  public void fill(Path p, int page) {
    Assembler a = p.asm();
    Label have = new Label();
    Vars.Page it = v.page[page];
    String name = v.shape.pages().get(page).name();
    boolean anonymous = v.shape.pages().get(page).anonymous();
    String find = anonymous ? "do_swap_page" : "filemap_get_folio";
    a.at(anonymous ? "mm/memory.c" : "mm/filemap.c");
    a.step(
        find,
        name + " in memory?",
        s -> {
          if (s.is(it.frame())) {
            return have.go();
          }
          if (s.is(it.lock())) {
            return Refusal.FOLIO_LOCKED.code();
          }
          if (invalidating(s, page)) {
            return Refusal.INVALIDATE_LOCKED.code();
          }
          s.set(it.lock());
          return NEXT;
        });
    a.inside(() -> takeOff.take(p, false));
    a.at(anonymous ? "mm/page_io.c" : "mm/filemap.c");
    a.step(
        anonymous ? "swap_read_folio" : "filemap_read_folio",
        "read " + name,
        s -> {
          int frame = s.get(p.vars().frame());
          shadow.handedOut(s, frame);
          enter(s, page, frame, s.get(it.stored()));
          shadow.filled(s, page, frame);
          s.clear(p.vars().frame());
          s.clear(it.lock());
          return NEXT;
        });
    a.mark(have);
  }

  private boolean invalidating(State s, int page) {
    int file = v.shape.pages().get(page).file();
    return file >= 0 && s.is(v.file[file].invalidate());
  }

  /** Puts a version of a page into a frame and the frame into the cache. */
  void enter(State s, int page, int frame, int version) {
    Vars.Frame f = v.frame[frame - 1];
    s.set(f.page(), page + 1);
    s.set(f.version(), version);
    s.set(f.state(), FrameState.USED);
    s.set(v.page[page].frame(), frame);
  }

  /** Locks a page that should be in memory; goes to {@code gone} if it is not. */
  public void lock(Path p, int page, String function, Label gone) {
    Vars.Page it = v.page[page];
    p.asm()
        .step(
            function,
            "lock " + v.shape.pages().get(page).name(),
            s -> {
              if (s.is(it.lock())) {
                return Refusal.FOLIO_LOCKED.code();
              }
              if (!s.is(it.frame())) {
                return gone.go();
              }
              s.set(it.lock());
              return NEXT;
            });
  }
}
