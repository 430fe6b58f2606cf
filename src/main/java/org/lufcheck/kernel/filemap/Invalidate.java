package org.lufcheck.kernel.filemap;

import static org.lufcheck.kernel.program.Action.NEXT;

import org.lufcheck.kernel.Hook;
import org.lufcheck.kernel.debug.ShadowChecks;
import org.lufcheck.kernel.program.Assembler;
import org.lufcheck.kernel.program.Label;
import org.lufcheck.kernel.program.Path;
import org.lufcheck.kernel.rmap.Unmap;
import org.lufcheck.kernel.state.FrameState;
import org.lufcheck.kernel.state.Vars;

/**
 * Clean, unmapped pages leave the page cache: by advice, because a pipe steals them, or because
 * their frame is taken offline (mm/truncate.c, mm/vmscan.c, fs/splice.c, mm/memory-failure.c, P16,
 * P20).
 */
public final class Invalidate {
  private final Vars v;
  private final Unmap unmap;
  private final CacheRemoval removal;
  private final ShadowChecks shadow;

  /** The invalidation paths of a machine. */
  public Invalidate(Vars v, Unmap unmap, CacheRemoval removal, ShadowChecks shadow) {
    this.shadow = shadow;
    this.v = v;
    this.unmap = unmap;
    this.removal = removal;
  }

  /** posix_fadvise(DONTNEED): mapping_try_invalidate, which spares mapped and dirty folios. */
  public void tryInvalidate(Path p, int page) {
    p.asm().at("mm/truncate.c");
    evict(p, page, "mapping_try_invalidate");
    removal.hook(p, Hook.H12, page, false);
    p.asm().step("mapping_try_invalidate", "return", s -> NEXT);
  }

  private void evict(Path p, int page, String function) {
    Assembler a = p.asm();
    Label spared = new Label();
    lockIfEvictable(p, page, function, "clean, unmapped and unlocked?", spared);
    a.inside(
        () -> {
          takeOut(p, page);
          removal.hook(p, Hook.H10, page, false);
          removal.free(p);
        });
    a.mark(spared);
  }

  private void lockIfEvictable(Path p, int page, String function, String what, Label spared) {
    Vars.Page it = v.page[page];
    p.asm()
        .step(
            function,
            what,
            s -> {
              boolean evictable =
                  s.is(it.frame())
                      && !s.is(it.lock())
                      && !s.is(it.dirty())
                      && !unmap.mapped(s, page)
                      && !unmap.pinned(s, page);
              if (!evictable) {
                return spared.go();
              }
              s.set(it.lock());
              return NEXT;
            });
  }

  private void takeOut(Path p, int page) {
    removal.remove(p, page, "remove_mapping");
    removal.hook(p, Hook.H14, page, false);
  }

  /** A pipe steals the page: page_cache_pipe_buf_try_steal (fs/splice.c) uses remove_mapping. */
  public void steal(Path p, int page) {
    Assembler a = p.asm();
    Label out = new Label();
    a.at("fs/splice.c");
    lockIfEvictable(p, page, "page_cache_pipe_buf_try_steal", "lock", out);
    a.inside(() -> takeOut(p, page));
    a.at("fs/splice.c");
    a.step(
        "page_cache_pipe_buf_try_steal",
        "the pipe owns the frame",
        s -> {
          shadow.handedOut(s, s.get(p.vars().frame()));
          s.set(v.frame[s.get(p.vars().frame()) - 1].state(), FrameState.OTHER);
          s.clear(p.vars().frame());
          return NEXT;
        });
    a.mark(out);
  }

  /** soft_offline_page for a clean, unmapped file folio: evicted, and its frame retired. */
  public void evictAndRetire(Path p, int page) {
    Assembler a = p.asm();
    Label spared = new Label();
    a.at("mm/memory-failure.c");
    lockIfEvictable(p, page, "soft_offline_in_use_page", "clean and unmapped?", spared);
    a.inside(
        () -> {
          takeOut(p, page);
          removal.hook(p, Hook.H10, page, false);
        });
    a.at("mm/memory-failure.c");
    a.step(
        "page_handle_poison",
        "retire the frame",
        s -> {
          shadow.handedOut(s, s.get(p.vars().frame()));
          s.set(v.frame[s.get(p.vars().frame()) - 1].state(), FrameState.RETIRED);
          s.clear(p.vars().frame());
          return NEXT;
        });
    a.mark(spared);
  }
}
