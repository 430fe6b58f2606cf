package org.lufcheck.concurrent.mm;

import org.lufcheck.concurrent.hw.Interrupts;
import org.lufcheck.concurrent.luf.LufHooks;
import org.lufcheck.concurrent.oracle.Observer;
import org.lufcheck.concurrent.prim.Primitives;
import org.lufcheck.concurrent.state.Frame;
import org.lufcheck.concurrent.state.Memory;
import org.lufcheck.concurrent.state.Page;
import org.lufcheck.concurrent.state.Task;
import org.lufcheck.kernel.Hook;
import org.lufcheck.kernel.Setup;

/**
 * Buffered read() and write() (mm/filemap.c, fs/iomap). Thread-safe; every thread uses its own
 * task.
 */
public final class FileIo {
  private final Memory m;
  private final Primitives p;
  private final Interrupts interrupts;
  private final Folios folios;
  private final LufHooks hooks;
  private final Observer observer;
  private final String[] begin;
  private final String[] iomapBegin;
  private final String[][] perform;
  private final String[][] iomapPerform;

  /** The file paths of a machine. */
  public FileIo(Memory m, Interrupts interrupts, Folios folios, LufHooks hooks, Observer observer) {
    this.m = m;
    this.p = m.p;
    this.interrupts = interrupts;
    this.folios = folios;
    this.hooks = hooks;
    this.observer = observer;
    begin = StepNames.ofPages(m, "write_begin: lock ", "");
    iomapBegin = StepNames.ofPages(m, "iomap_write_begin: lock ", "");
    String[] into = StepNames.ofPages(m, " into ", "");
    perform = StepNames.withValues(StepNames.repeat("generic_perform_write: copy ", into), into);
    iomapPerform = StepNames.withValues(StepNames.repeat("iomap_write_iter: copy ", into), into);
  }

  /** read() of a page; what it returned. */
  public int read(Task t, int page) {
    Page it = m.pages[page];
    while (true) {
      folios.fill(t, page);
      interrupts.lock(t, it.lock);
      int frame = (int) it.frame.readOnce();
      if (frame != 0) {
        m.debug.kmap(frame);
      }
      int value = frame == 0 ? -1 : observer.read(t, frame);
      it.lock.unlock();
      p.end(t.name, "filemap_read: copy to user", "", value);
      if (frame != 0) {
        return value;
      }
    }
  }

  /** write() of a page through the page cache. */
  public void write(Task t, int page, int value) {
    Page it = m.pages[page];
    boolean iomap = m.setup.files().get(it.file).kind() == Setup.FileKind.IOMAP;
    Hook hook = iomap ? Hook.U2 : Hook.H2;
    do {
      folios.fill(t, page);
    } while (!folios.lock(t, page, (iomap ? iomapBegin : begin)[page]));
    if (m.rules.luf() && m.rules.has(hook)) {
      hooks.flushMapping(t, hook, it.file);
    }
    p.begin(t.name);
    m.debug.kmap((int) it.frame.readOnce());
    m.debug.changes(page);
    Frame frame = folios.frameOf(page);
    observer.write(frame, page, value);
    it.dirty = true;
    p.end(t.name, (iomap ? iomapPerform : perform)[page][value], "", -1);
    p.begin(t.name);
    observer.knows(t, page);
    it.lock.unlock();
    p.end(t.name, "write_end: unlock, return", "", -1);
  }
}
