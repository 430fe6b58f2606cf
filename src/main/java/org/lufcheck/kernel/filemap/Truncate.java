package org.lufcheck.kernel.filemap;

import static org.lufcheck.kernel.program.Action.NEXT;

import org.lufcheck.kernel.Hook;
import org.lufcheck.kernel.Setup.FileKind;
import org.lufcheck.kernel.mm.Gather;
import org.lufcheck.kernel.oracle.Observer;
import org.lufcheck.kernel.program.Assembler;
import org.lufcheck.kernel.program.Label;
import org.lufcheck.kernel.program.Path;
import org.lufcheck.kernel.program.Refusal;
import org.lufcheck.kernel.state.FrameState;
import org.lufcheck.kernel.state.Vars;

/**
 * Truncation and hole punching (mm/truncate.c, mm/shmem.c, P16, P20). Disk file systems hold
 * invalidate_lock from the unmapping to the release of the blocks; tmpfs does not.
 */
public final class Truncate {
  private final Vars v;
  private final Fill fill;
  private final Gather gather;
  private final CacheRemoval removal;
  private final Observer observer;

  /** The truncation paths of a machine. */
  public Truncate(Vars v, Fill fill, Gather gather, CacheRemoval removal, Observer observer) {
    this.v = v;
    this.fill = fill;
    this.gather = gather;
    this.removal = removal;
    this.observer = observer;
  }

  /** Punches the page out of its file; {@code truncation} unmaps a second time at the end. */
  public void punch(Path p, int page, boolean truncation) {
    if (removal.kind(page) == FileKind.SHMEM) {
      punchShmem(p, page);
    } else {
      punchDisk(p, page, truncation);
    }
  }

  private void punchDisk(Path p, int page, boolean truncation) {
    Assembler a = p.asm();
    String function = truncation ? "truncate_pagecache" : "truncate_pagecache_range";
    Vars.File f = v.file[removal.file(page)];
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
          removal.hook(p, Hook.H11, page, false);
          if (truncation) {
            gather.unmapFilePage(p, page);
          }
        });
    a.at("fs");
    a.step(
        "fallocate",
        "release the block, unlock, return",
        s -> {
          observer.replaces(s, page);
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
          removal.hook(p, Hook.H7, page, true);
          removal.hook(p, Hook.H7, page, false);
          removal.hook(p, Hook.H8, page, true);
          removal.remove(p, page, "truncate_inode_folio");
          removal.hook(p, Hook.H8, page, false);
          removal.free(p);
        });
    a.mark(empty);
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
    removal.hook(p, Hook.H8, page, true);
    a.step(
        "shmem_free_swap",
        "the hole reads 0",
        s -> {
          if (s.is(it.frame())) {
            return cached.go();
          }
          observer.replaces(s, page);
          s.set(it.stored(), observer.newVersion(s, page, 0));
          observer.knows(s, p.vars(), page);
          return out.go();
        });
    a.mark(cached);
    fill.lock(p, page, "shmem_undo_range", again);
    a.inside(() -> gather.unmapFilePage(p, page));
    removal.hook(p, Hook.H8, page, true);
    a.at("mm/truncate.c");
    a.step(
        "truncate_inode_folio",
        "the hole reads 0",
        s -> {
          s.set(p.vars().frame(), s.get(it.frame()));
          s.set(v.frame[s.get(it.frame()) - 1].state(), FrameState.HELD);
          s.clear(it.frame());
          s.clear(it.dirty());
          observer.replaces(s, page);
          s.set(it.stored(), observer.newVersion(s, page, 0));
          s.clear(it.lock());
          return NEXT;
        });
    removal.hook(p, Hook.H8, page, false);
    removal.free(p);
    a.at("mm/shmem.c");
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
    boolean shmem = removal.kind(page) == FileKind.SHMEM;
    a.mark(again);
    fill.fill(p, page);
    a.at("mm/truncate.c");
    fill.lock(p, page, "truncate_inode_partial_folio", again);
    removal.hook(p, Hook.H9, page, true);
    a.step(
        "truncate_inode_partial_folio",
        "zero a part",
        s -> {
          observer.changes(s, page);
          s.set(
              v.frame[s.get(v.page[page].frame()) - 1].version(),
              observer.newVersion(s, page, value));
          s.set(v.page[page].dirty());
          return NEXT;
        });
    removal.hook(p, Hook.H9, page, false);
    a.at("mm/truncate.c");
    a.step(
        "truncate_inode_partial_folio",
        "unlock",
        s -> {
          s.clear(v.page[page].lock());
          return NEXT;
        });
    if (!shmem) {
      removal.hook(p, Hook.H11, page, false);
    }
    a.at("fs");
    a.step(
        "fallocate",
        "return",
        s -> {
          observer.knows(s, p.vars(), page);
          return NEXT;
        });
  }
}
