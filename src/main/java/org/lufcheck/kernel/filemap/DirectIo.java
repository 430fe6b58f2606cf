package org.lufcheck.kernel.filemap;

import static org.lufcheck.kernel.program.Action.NEXT;

import org.lufcheck.kernel.Guard;
import org.lufcheck.kernel.Hook;
import org.lufcheck.kernel.mm.Gather;
import org.lufcheck.kernel.oracle.Observer;
import org.lufcheck.kernel.program.Assembler;
import org.lufcheck.kernel.program.Label;
import org.lufcheck.kernel.program.Path;
import org.lufcheck.kernel.state.State;
import org.lufcheck.kernel.state.Vars;

/** Direct I/O (mm/filemap.c, mm/truncate.c, P16, P20). */
public final class DirectIo {
  private final Vars v;
  private final Fill fill;
  private final Gather gather;
  private final CacheRemoval removal;
  private final Observer observer;

  /** The direct I/O paths of a machine. */
  public DirectIo(Vars v, Fill fill, Gather gather, CacheRemoval removal, Observer observer) {
    this.v = v;
    this.fill = fill;
    this.gather = gather;
    this.removal = removal;
    this.observer = observer;
  }

  /**
   * write() with O_DIRECT: invalidate, write to the disk, invalidate what was cached meanwhile.
   * Kernels that leave files alone while direct I/O is in flight count it from before the first
   * invalidation, which is earlier than inode_dio_begin.
   */
  public void write(Path p, int page, int value) {
    Assembler a = p.asm();
    Label nothing = new Label();
    Vars.Page it = v.page[page];
    Vars.File f = v.file[removal.file(page)];
    boolean counted = v.rules.has(Guard.NO_DIRECT_IO);
    if (counted) {
      a.at("mm/filemap.c, lufcheck");
      a.step(
          "generic_file_direct_write",
          "direct I/O is in flight",
          s -> {
            s.set(f.direct(), s.get(f.direct()) + 1);
            return NEXT;
          });
    }
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
        s -> cached(s, removal.file(page)) ? NEXT : nothing.go());
    a.inside(() -> invalidate2(p, page));
    a.mark(nothing);
    a.at("mm/filemap.c");
    a.step(
        "generic_file_direct_write",
        "return",
        s -> {
          if (counted) {
            s.set(f.direct(), s.get(f.direct()) - 1);
          }
          observer.replaces(s, page);
          observer.knows(s, p.vars(), page);
          return NEXT;
        });
  }

  private boolean cached(State s, int file) {
    for (int page = 0; page < v.page.length; page++) {
      if (removal.file(page) == file && s.is(v.page[page].frame())) {
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
    a.at("mm/truncate.c");
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
    removal.remove(p, page, "invalidate_complete_folio2");
    removal.free(p);
    a.mark(empty);
    removal.hook(p, Hook.H13, page, false);
  }
}
