package org.lufcheck.kernel.filemap;

import static org.lufcheck.kernel.program.Action.NEXT;

import org.lufcheck.kernel.Hook;
import org.lufcheck.kernel.Setup.FileKind;
import org.lufcheck.kernel.luf.ClearFlush;
import org.lufcheck.kernel.luf.Hooks;
import org.lufcheck.kernel.oracle.Observer;
import org.lufcheck.kernel.program.Assembler;
import org.lufcheck.kernel.program.Label;
import org.lufcheck.kernel.program.Path;
import org.lufcheck.kernel.program.Refusal;
import org.lufcheck.kernel.rmap.Unmap;
import org.lufcheck.kernel.state.Vars;

/** Buffered read() and write() and write-back (mm/filemap.c, mm/page-writeback.c). */
public final class FileIo {
  private final Vars v;
  private final Fill fill;
  private final Unmap unmap;
  private final ClearFlush clearFlush;
  private final Hooks hooks;
  private final Observer observer;

  /** The file paths of a machine. */
  public FileIo(
      Vars v, Fill fill, Unmap unmap, ClearFlush clearFlush, Hooks hooks, Observer observer) {
    this.v = v;
    this.fill = fill;
    this.unmap = unmap;
    this.clearFlush = clearFlush;
    this.hooks = hooks;
    this.observer = observer;
  }

  private FileKind kind(int page) {
    return v.setup.files().get(v.shape.pages().get(page).file()).kind();
  }

  /** read() of the page into a register. */
  public void read(Path p, int reg, int page) {
    Assembler a = p.asm();
    Label again = new Label();
    a.mark(again);
    fill.fill(p, page);
    a.at("mm/filemap.c");
    a.step(
        "filemap_read",
        "copy to user",
        s -> {
          if (!s.is(v.page[page].frame())) {
            return again.go();
          }
          s.set(p.vars().reg()[reg], observer.read(s, p.vars(), page));
          return NEXT;
        });
  }

  /** write() of the page through the page cache (generic_perform_write, iomap_write_iter). */
  public void write(Path p, int page, int value) {
    Assembler a = p.asm();
    Label again = new Label();
    boolean iomap = kind(page) == FileKind.IOMAP;
    Hook hook = iomap ? Hook.U2 : Hook.H2;
    a.mark(again);
    fill.fill(p, page);
    a.at(iomap ? "fs/iomap/buffered-io.c" : "mm/filemap.c");
    fill.lock(p, page, iomap ? "iomap_write_begin" : "write_begin", again);
    if (v.rules.luf() && v.rules.has(hook)) {
      a.inside(() -> hooks.flushFile(p, hook, v.shape.pages().get(page).file()));
    }
    a.at(iomap ? "fs/iomap/buffered-io.c" : "mm/filemap.c");
    String function = iomap ? "iomap_write_iter" : "generic_perform_write";
    a.step(
        function,
        "copy " + value + " into " + v.shape.pages().get(page).name(),
        s -> {
          observer.changes(s, page);
          s.set(
              v.frame[s.get(v.page[page].frame()) - 1].version(),
              observer.newVersion(s, page, value));
          s.set(v.page[page].dirty());
          return NEXT;
        });
    a.step(
        "write_end",
        "unlock, return",
        s -> {
          s.clear(v.page[page].lock());
          observer.knows(s, p.vars(), page);
          return NEXT;
        });
  }

  /** Write-back of a dirty page: folio_mkclean, then the disk (mm/rmap.c, P16, P20). */
  public void writeback(Path p, int page, String function) {
    Assembler a = p.asm();
    Label out = new Label();
    Label unmapped = new Label();
    Vars.Page it = v.page[page];
    int file = v.shape.pages().get(page).file();
    a.at("mm/page-writeback.c");
    fill.lock(p, page, function, out);
    a.inside(
        () -> {
          a.at("mm/rmap.c");
          a.step("folio_mkclean", "mapped?", s -> unmap.mapped(s, page) ? NEXT : unmapped.go());
          for (int slot : v.shape.slotsOf(page)) {
            if (v.shape.everWritable(slot)) {
              mkcleanOne(p, page, slot);
            }
          }
          if (hooks.after(Hook.H6) && file >= 0) {
            hooks.flushFile(p, Hook.H6, file);
          }
        });
    a.mark(unmapped);
    a.at("mm/page-writeback.c");
    a.step(
        function,
        "write to disk, unlock",
        s -> {
          s.set(it.stored(), s.get(v.frame[s.get(it.frame()) - 1].version()));
          s.clear(it.dirty());
          s.clear(it.lock());
          return NEXT;
        });
    a.mark(out);
  }

  private void mkcleanOne(Path p, int page, int slot) {
    Assembler a = p.asm();
    Label next = new Label();
    Label flush = new Label();
    int mm = v.setup.slots().get(slot).mm();
    Vars.Slot pte = v.slot[slot];
    a.step(
        "page_mkclean_one",
        "write-protect and clean the pte",
        s -> {
          if (!unmap.maps(s, slot, page) || !s.is(pte.write()) && !s.is(pte.dirty())) {
            return next.go();
          }
          if (s.is(v.mm[mm].ptl())) {
            return Refusal.PTL_HELD.code();
          }
          s.set(v.mm[mm].ptl());
          if (s.is(pte.write())) {
            observer.protect(s, slot);
          }
          s.clear(pte.write());
          s.clear(pte.dirty());
          s.set(v.page[page].dirty());
          return clearFlush.accessible(s, slot) ? flush.go() : NEXT;
        });
    a.inside(() -> clearFlush.follow(p, slot, flush));
    a.step(
        "page_mkclean_one",
        "unlock the page table",
        s -> {
          s.clear(v.mm[mm].ptl());
          return NEXT;
        });
    a.mark(next);
  }

  /** Write-back fails and the file system throws the cached contents away (folio_invalidate). */
  public void writebackError(Path p, int page) {
    Label out = new Label();
    Assembler a = p.asm();
    a.at("fs/ext4/inode.c");
    fill.lock(p, page, "mpage_release_unused_pages", out);
    if (hooks.before(Hook.H7)) {
      hooks.flushFile(p, Hook.H7, v.shape.pages().get(page).file());
    }
    a.at("mm/truncate.c");
    a.step(
        "folio_invalidate",
        "contents fall back to the disk's",
        s -> {
          observer.changes(s, page);
          int old = s.get(v.page[page].value()[s.get(v.page[page].stored())]);
          int version = observer.newVersion(s, page, old);
          s.set(v.frame[s.get(v.page[page].frame()) - 1].version(), version);
          s.set(v.page[page].stored(), version);
          s.clear(v.page[page].dirty());
          return NEXT;
        });
    if (hooks.after(Hook.H7)) {
      a.inside(() -> hooks.flushFile(p, Hook.H7, v.shape.pages().get(page).file()));
    }
    a.step(
        "mpage_release_unused_pages",
        "unlock",
        s -> {
          s.clear(v.page[page].lock());
          observer.knows(s, p.vars(), page);
          return NEXT;
        });
    a.mark(out);
  }

  /** Another machine changes the page on the shared backing store. */
  public void remoteChange(Path p, int page, int value) {
    p.asm().at("");
    p.asm()
        .step(
            "another machine",
            v.shape.pages().get(page).name() + " := " + value,
            s -> {
              s.set(v.page[page].stored(), observer.newVersion(s, page, value));
              return NEXT;
            });
  }
}
