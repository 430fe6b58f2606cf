package org.lufcheck.kernel.filemap;

import static org.lufcheck.kernel.program.Action.NEXT;

import org.lufcheck.kernel.Hook;
import org.lufcheck.kernel.Setup.FileKind;
import org.lufcheck.kernel.alloc.FreePath;
import org.lufcheck.kernel.luf.Hooks;
import org.lufcheck.kernel.mm.Gather;
import org.lufcheck.kernel.oracle.Observer;
import org.lufcheck.kernel.program.Assembler;
import org.lufcheck.kernel.program.Label;
import org.lufcheck.kernel.program.Path;
import org.lufcheck.kernel.program.Refusal;
import org.lufcheck.kernel.rmap.Unmap;
import org.lufcheck.kernel.state.FrameState;
import org.lufcheck.kernel.state.State;
import org.lufcheck.kernel.state.Vars;

/**
 * Truncation, hole punching and invalidation (mm/truncate.c, mm/shmem.c, mm/filemap.c, P16, P20).
 * Disk file systems hold invalidate_lock from the unmapping to the release of the blocks; tmpfs
 * does not.
 */
public final class Truncate {
  private final Vars v;
  private final Fill fill;
  private final Unmap unmap;
  private final Gather gather;
  private final FreePath freePath;
  private final Hooks hooks;
  private final Observer observer;

  /** The truncation paths of a machine. */
  public Truncate(
      Vars v,
      Fill fill,
      Unmap unmap,
      Gather gather,
      FreePath freePath,
      Hooks hooks,
      Observer observer) {
    this.v = v;
    this.fill = fill;
    this.unmap = unmap;
    this.gather = gather;
    this.freePath = freePath;
    this.hooks = hooks;
    this.observer = observer;
  }

  private int file(int page) {
    return v.shape.pages().get(page).file();
  }

  private FileKind kind(int page) {
    return v.setup.files().get(file(page)).kind();
  }

  private void hook(Path p, Hook hook, int page, boolean before) {
    if (before ? hooks.before(hook) : hooks.after(hook)) {
      p.asm().inside(() -> hooks.flushFile(p, hook, file(page)));
    }
  }

  /** Punches the page out of its file; {@code truncation} unmaps a second time at the end. */
  public void punch(Path p, int page, boolean truncation) {
    if (kind(page) == FileKind.SHMEM) {
      punchShmem(p, page);
    } else {
      punchDisk(p, page, truncation);
    }
  }

  private void punchDisk(Path p, int page, boolean truncation) {
    Assembler a = p.asm();
    String function = truncation ? "truncate_pagecache" : "truncate_pagecache_range";
    Vars.File f = v.file[file(page)];
    a.at("mm/truncate.c");
    a.step(
        function,
        "invalidate_lock",
        s -> {
          if (s.is(f.invalidate())) {
            return Refusal.INVALIDATE_LOCKED.code();
          }
          s.set(f.invalidate());
          return NEXT;
        });
    a.inside(
        () -> {
          gather.unmapFilePage(p, page);
          removeFolio(p, page);
          hook(p, Hook.H11, page, false);
          if (truncation) {
            gather.unmapFilePage(p, page);
          }
        });
    a.at("fs");
    a.step(
        "fallocate",
        "release the block, unlock, return",
        s -> {
          s.set(v.page[page].stored(), observer.newVersion(s, page, 0));
          s.clear(f.invalidate());
          observer.knows(s, p.vars(), page);
          return NEXT;
        });
  }

  /** truncate_inode_folio, if the page is cached. */
  private void removeFolio(Path p, int page) {
    Assembler a = p.asm();
    Label empty = new Label();
    a.at("mm/truncate.c");
    fill.lock(p, page, "truncate_inode_pages_range", empty);
    a.inside(
        () -> {
          gather.unmapFilePage(p, page);
          hook(p, Hook.H7, page, true);
          hook(p, Hook.H7, page, false);
          hook(p, Hook.H8, page, true);
          remove(p, page, "truncate_inode_folio");
          hook(p, Hook.H8, page, false);
          freeRemoved(p);
        });
    a.mark(empty);
  }

  /** The page leaves the cache; its frame goes to the task's register. */
  private void remove(Path p, int page, String function) {
    Vars.Page it = v.page[page];
    p.asm().at("mm/filemap.c");
    p.asm()
        .step(
            function,
            v.shape.pages().get(page).name() + " leaves the cache",
            s -> {
              s.set(p.vars().frame(), s.get(it.frame()));
              s.set(v.frame[s.get(it.frame()) - 1].state(), FrameState.HELD);
              s.clear(it.frame());
              s.clear(it.dirty());
              s.clear(it.lock());
              return NEXT;
            });
  }

  private void freeRemoved(Path p) {
    freePath.free(p, "folio_put");
  }

  private void punchShmem(Path p, int page) {
    Assembler a = p.asm();
    Vars.Page it = v.page[page];
    Label cached = new Label();
    Label out = new Label();
    Label again = new Label();
    a.at("mm/shmem.c");
    gather.unmapFilePage(p, page);
    a.mark(again);
    a.at("mm/shmem.c");
    a.step(
        "shmem_undo_range",
        "cached or swapped out?",
        s -> {
          if (s.is(it.frame())) {
            return cached.go();
          }
          if (s.is(it.lock())) {
            return Refusal.FOLIO_LOCKED.code();
          }
          return NEXT;
        });
    hook(p, Hook.H8, page, true);
    a.step(
        "shmem_free_swap",
        "the hole reads 0",
        s -> {
          if (s.is(it.frame())) {
            return cached.go();
          }
          s.set(it.stored(), observer.newVersion(s, page, 0));
          observer.knows(s, p.vars(), page);
          return out.go();
        });
    a.mark(cached);
    fill.lock(p, page, "shmem_undo_range", again);
    a.inside(() -> gather.unmapFilePage(p, page));
    hook(p, Hook.H8, page, true);
    a.at("mm/truncate.c");
    a.step(
        "truncate_inode_folio",
        "the hole reads 0",
        s -> {
          s.set(p.vars().frame(), s.get(it.frame()));
          s.set(v.frame[s.get(it.frame()) - 1].state(), FrameState.HELD);
          s.clear(it.frame());
          s.clear(it.dirty());
          s.set(it.stored(), observer.newVersion(s, page, 0));
          s.clear(it.lock());
          return NEXT;
        });
    hook(p, Hook.H8, page, false);
    freeRemoved(p);
    a.step(
        "shmem_fallocate",
        "return",
        s -> {
          observer.knows(s, p.vars(), page);
          return NEXT;
        });
    a.mark(out);
  }

  /** A punch that covers part of the page: the part is zeroed in the page cache. */
  public void punchPart(Path p, int page, int value) {
    Assembler a = p.asm();
    Label again = new Label();
    boolean shmem = kind(page) == FileKind.SHMEM;
    a.mark(again);
    fill.fill(p, page);
    a.at("mm/truncate.c");
    fill.lock(p, page, "truncate_inode_partial_folio", again);
    hook(p, Hook.H9, page, true);
    a.step(
        "truncate_inode_partial_folio",
        "zero a part",
        s -> {
          s.set(
              v.frame[s.get(v.page[page].frame()) - 1].version(),
              observer.newVersion(s, page, value));
          s.set(v.page[page].dirty());
          return NEXT;
        });
    hook(p, Hook.H9, page, false);
    a.at("mm/truncate.c");
    a.step(
        "truncate_inode_partial_folio",
        "unlock",
        s -> {
          s.clear(v.page[page].lock());
          return NEXT;
        });
    if (!shmem) {
      hook(p, Hook.H11, page, false);
    }
    a.step(
        "fallocate",
        "return",
        s -> {
          observer.knows(s, p.vars(), page);
          return NEXT;
        });
  }

  /** posix_fadvise(DONTNEED): mapping_try_invalidate, which spares mapped and dirty folios. */
  public void tryInvalidate(Path p, int page) {
    p.asm().at("mm/truncate.c");
    evict(p, page, "mapping_try_invalidate");
    hook(p, Hook.H12, page, false);
    p.asm().step("mapping_try_invalidate", "return", s -> NEXT);
  }

  private void evict(Path p, int page, String function) {
    Assembler a = p.asm();
    Label spared = new Label();
    Vars.Page it = v.page[page];
    a.step(
        function,
        "clean, unmapped and unlocked?",
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
    a.inside(
        () -> {
          takeOut(p, page);
          hook(p, Hook.H10, page, false);
          freeRemoved(p);
        });
    a.mark(spared);
  }

  private void takeOut(Path p, int page) {
    remove(p, page, "remove_mapping");
    hook(p, Hook.H14, page, false);
  }

  /** A pipe steals the page: page_cache_pipe_buf_try_steal (fs/splice.c) uses remove_mapping. */
  public void steal(Path p, int page) {
    Assembler a = p.asm();
    Label out = new Label();
    Vars.Page it = v.page[page];
    a.at("fs/splice.c");
    a.step(
        "page_cache_pipe_buf_try_steal",
        "lock",
        s -> {
          boolean stealable =
              s.is(it.frame()) && !s.is(it.lock()) && !s.is(it.dirty()) && !unmap.mapped(s, page);
          if (!stealable) {
            return out.go();
          }
          s.set(it.lock());
          return NEXT;
        });
    a.inside(() -> takeOut(p, page));
    a.at("fs/splice.c");
    a.step(
        "page_cache_pipe_buf_try_steal",
        "the pipe owns the frame",
        s -> {
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
    Vars.Page it = v.page[page];
    a.at("mm/memory-failure.c");
    a.step(
        "soft_offline_in_use_page",
        "clean and unmapped?",
        s -> {
          boolean evictable =
              s.is(it.frame()) && !s.is(it.lock()) && !s.is(it.dirty()) && !unmap.mapped(s, page);
          if (!evictable) {
            return spared.go();
          }
          s.set(it.lock());
          return NEXT;
        });
    a.inside(
        () -> {
          takeOut(p, page);
          hook(p, Hook.H10, page, false);
        });
    a.at("mm/memory-failure.c");
    a.step(
        "page_handle_poison",
        "retire the frame",
        s -> {
          s.set(v.frame[s.get(p.vars().frame()) - 1].state(), FrameState.RETIRED);
          s.clear(p.vars().frame());
          return NEXT;
        });
    a.mark(spared);
  }

  /**
   * write() with O_DIRECT: invalidate, write to the disk, invalidate what was cached meanwhile. The
   * inode counts as having direct I/O in flight throughout (inode_dio_begin).
   */
  public void writeDirect(Path p, int page, int value) {
    Assembler a = p.asm();
    Label nothing = new Label();
    Vars.Page it = v.page[page];
    Vars.File f = v.file[file(page)];
    a.at("mm/filemap.c");
    a.step(
        "generic_file_direct_write",
        "inode_dio_begin",
        s -> {
          s.set(f.direct(), s.get(f.direct()) + 1);
          return NEXT;
        });
    invalidate2(p, page);
    a.at("mm/filemap.c");
    a.step(
        "generic_file_direct_write",
        "write " + value + " to disk",
        s -> {
          s.set(it.stored(), observer.newVersion(s, page, value));
          return NEXT;
        });
    a.step(
        "kiocb_invalidate_post_direct_write",
        "anything cached?",
        s -> cached(s, file(page)) ? NEXT : nothing.go());
    a.inside(() -> invalidate2(p, page));
    a.mark(nothing);
    a.at("mm/filemap.c");
    a.step(
        "generic_file_direct_write",
        "inode_dio_end, return",
        s -> {
          s.set(f.direct(), s.get(f.direct()) - 1);
          observer.knows(s, p.vars(), page);
          return NEXT;
        });
  }

  private boolean cached(State s, int file) {
    for (int page = 0; page < v.page.length; page++) {
      if (file(page) == file && s.is(v.page[page].frame())) {
        return true;
      }
    }
    return false;
  }

  /** invalidate_inode_pages2_range, after filemap_write_and_wait: unmaps and evicts. */
  private void invalidate2(Path p, int page) {
    Assembler a = p.asm();
    Label empty = new Label();
    Vars.Page it = v.page[page];
    fill.lock(p, page, "invalidate_inode_pages2_range", empty);
    a.inside(() -> gather.unmapFilePage(p, page));
    a.at("mm/truncate.c");
    a.step(
        "invalidate_inode_pages2_range",
        "write dirty contents out",
        s -> {
          if (s.is(it.dirty())) {
            s.set(it.stored(), s.get(v.frame[s.get(it.frame()) - 1].version()));
          }
          return NEXT;
        });
    remove(p, page, "invalidate_complete_folio2");
    freeRemoved(p);
    a.mark(empty);
    hook(p, Hook.H13, page, false);
  }
}
