package org.lufcheck.kernel.filemap;

import static org.lufcheck.kernel.program.Action.NEXT;

import org.lufcheck.kernel.Hook;
import org.lufcheck.kernel.Setup.FileKind;
import org.lufcheck.kernel.alloc.FreePath;
import org.lufcheck.kernel.luf.Hooks;
import org.lufcheck.kernel.program.Path;
import org.lufcheck.kernel.state.FrameState;
import org.lufcheck.kernel.state.Vars;

/** What all ways of taking a page out of the page cache have in common (mm/filemap.c). */
public final class CacheRemoval {
  private final Vars v;
  private final FreePath freePath;
  private final Hooks hooks;

  /** The removals of a machine. */
  public CacheRemoval(Vars v, FreePath freePath, Hooks hooks) {
    this.v = v;
    this.freePath = freePath;
    this.hooks = hooks;
  }

  int file(int page) {
    return v.shape.pages().get(page).file();
  }

  FileKind kind(int page) {
    return v.setup.files().get(file(page)).kind();
  }

  /** The hook's flush of the page's file, if it is in place on that side of the change. */
  void hook(Path p, Hook hook, int page, boolean before) {
    if (before ? hooks.before(hook) : hooks.after(hook)) {
      p.asm().inside(() -> hooks.flushFile(p, hook, file(page)));
    }
  }

  /** The page leaves the cache; its frame goes to the task's register. */
  void remove(Path p, int page, String function) {
    Vars.Page it = v.page[page];
    p.asm().at(function.equals("remove_mapping") ? "mm/vmscan.c" : "mm/truncate.c");
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

  /** Frees the frame of a removed page. */
  void free(Path p) {
    freePath.free(p, "folio_put");
  }
}
