package org.lufcheck.kernel.oracle;

import org.lufcheck.kernel.hw.Tlb;
import org.lufcheck.kernel.luf.Batches;
import org.lufcheck.kernel.program.Path;
import org.lufcheck.kernel.state.Field;
import org.lufcheck.kernel.state.FrameState;
import org.lufcheck.kernel.state.State;
import org.lufcheck.kernel.state.Vars;

/**
 * What threads see and know. Each thread knows a version of each logical page and an epoch of each
 * address: what it has read or changed itself, and what a thread knew that it synchronised with. A
 * load is outdated when it returns less than its thread knows; that no delay of an unmap explains
 * (the refinement statement of docs/model.md).
 */
public final class Observer {
  private final Vars v;
  private final Tlb tlb;
  private final Batches batches;

  /** The observer of a machine. */
  public Observer(Vars v, Tlb tlb, Batches batches) {
    this.v = v;
    this.tlb = tlb;
    this.batches = batches;
  }

  /** A user load of a slot through a frame: judges it, learns from it, returns the value. */
  public int load(State s, Vars.Task t, int slot, int frame) {
    Vars.Frame f = v.frame[frame - 1];
    int found = s.get(f.page()) - 1;
    if (!v.shape.pagesOf(slot).contains(found)) {
      batches.fail(s, Clause.FOREIGN_LOAD);
      return 7;
    }
    int epoch = s.get(v.slot[slot].epoch());
    if (found + 1 == s.get(v.slot[slot].page())) {
      learn(s, t.knowsEpoch()[slot], epoch);
    } else if (s.get(t.knowsEpoch()[slot]) >= epoch) {
      batches.fail(s, Clause.OLD_MAPPING);
    }
    return contents(s, t, found, frame);
  }

  /** A read of the page through the page cache. */
  public int read(State s, Vars.Task t, int page) {
    touch(s, page);
    return contents(s, t, page, s.get(v.page[page].frame()));
  }

  private int contents(State s, Vars.Task t, int page, int frame) {
    int version = s.get(v.frame[frame - 1].version());
    if (version < s.get(t.knowsVersion()[page])) {
      boolean window = s.get(v.frame[frame - 1].state()) == FrameState.ISOLATED;
      boolean file = !v.shape.pages().get(page).anonymous();
      if (!window) {
        batches.fail(s, file ? Clause.OUTDATED_FILE : Clause.OUTDATED_ANON);
      } else if (v.watched.contains(Property.V1)) {
        batches.fail(s, Clause.OUTDATED_IN_WINDOW);
      } else {
        s.set(v.excused);
      }
    }
    learn(s, t.knowsVersion()[page], version);
    return s.get(v.page[page].value()[version]);
  }

  /** The kernel reads or writes the page's frame through a mapping of its own. */
  public void touch(State s, int page) {
    batches.debug().kmap(s, s.get(v.page[page].frame()));
  }

  /** The kernel changes the page in its frame. */
  public void changes(State s, int page) {
    touch(s, page);
    batches.shadow().changed(s, page);
  }

  /** The page's contents change behind the cache, or have been changed there. */
  public void replaces(State s, int page) {
    batches.shadow().changed(s, page);
  }

  /** The slot's PTE, which maps the frame, becomes writable for a user. */
  public void mkwrite(State s, int slot, int frame) {
    batches.debug().mkwrite(s, frame);
    batches.shadow().mkwrite(s, slot, frame);
  }

  /** The frame in the task's register has left the allocator and gets its contents. */
  public void taken(State s, Vars.Task t) {
    batches.shadow().handedOut(s, s.get(t.frame()));
  }

  /** The slot's PTE is set with its accessed bit. */
  public void accessed(State s, int slot) {
    tlb.touch(s, slot);
  }

  /** The slot's PTE has been set. */
  public void installed(State s, int slot) {
    batches.shadow().installed(s, slot, s.get(v.slot[slot].frame()));
  }

  /** The slot's PTE is about to become inaccessible. */
  public void hide(State s, int slot) {
    Vars.Slot pte = v.slot[slot];
    batches.shadow().record().unmapped(s, slot, s.get(pte.frame()), s.is(pte.write()));
  }

  /** The slot's PTE is about to become read-only. */
  public void protect(State s, int slot) {
    batches.shadow().record().protect(s, slot);
  }

  /** A user store of a slot through a frame. */
  public void store(State s, Vars.Task t, int slot, int frame, int value) {
    Vars.Frame f = v.frame[frame - 1];
    int found = s.get(f.page()) - 1;
    int state = s.get(f.state());
    if (!v.shape.pagesOf(slot).contains(found) || FrameState.free(state)) {
      batches.fail(s, Clause.FOREIGN_STORE);
      return;
    }
    s.set(f.version(), newVersion(s, found, value));
    learn(s, t.knowsVersion()[found], s.get(f.version()));
    if (found + 1 == s.get(v.slot[slot].page())) {
      learn(s, t.knowsEpoch()[slot], s.get(v.slot[slot].epoch()));
    }
  }

  /** A new version of a page; the caller puts it where it belongs. */
  public int newVersion(State s, int page, int value) {
    Vars.Page p = v.page[page];
    int version = s.get(p.version()) + 1;
    s.set(p.version(), version);
    s.set(p.value()[version], value);
    return version;
  }

  /** The thread knows the page's newest version. */
  public void knows(State s, Vars.Task t, int page) {
    learn(s, t.knowsVersion()[page], s.get(v.page[page].version()));
  }

  /** The thread knows what the slot denotes now. */
  public void knowsMapping(State s, Vars.Task t, int slot) {
    learn(s, t.knowsEpoch()[slot], s.get(v.slot[slot].epoch()));
  }

  private void learn(State s, Field what, int at) {
    if (at > s.get(what)) {
      s.set(what, at);
    }
  }

  /** The slot denotes another page from now on; 0 for nothing, else the page plus one. */
  public void remap(State s, int slot, int page) {
    Vars.Slot it = v.slot[slot];
    s.set(it.page(), page);
    s.set(it.epoch(), Math.min(3, s.get(it.epoch()) + 1));
  }

  /** Publishes what a thread knows with a flag. */
  public void release(State s, Vars.Task t, Vars.Flag flag, int value) {
    s.set(flag.value(), value);
    join(s, flag.knowsVersion(), t.knowsVersion());
    join(s, flag.knowsEpoch(), t.knowsEpoch());
  }

  /** Learns what the last writer of a flag knew. */
  public void acquire(State s, Vars.Task t, Vars.Flag flag) {
    join(s, t.knowsVersion(), flag.knowsVersion());
    join(s, t.knowsEpoch(), flag.knowsEpoch());
  }

  private void join(State s, Field[] to, Field[] from) {
    for (int i = 0; i < to.length; i++) {
      learn(s, to[i], s.get(from[i]));
    }
  }

  /**
   * A call on a range returns: no CPU may still use a translation of what was mapped before, or
   * write where that is no longer allowed (A3).
   */
  public void returned(State s, Path p, int slot) {
    batches.shadow().returned(s, slot);
    knowsMapping(s, p.vars(), slot);
    for (int c = 0; c < v.cpu.length; c++) {
      if (tlb.reachableStale(s, c, slot) && contradicts(s, c, slot)) {
        batches.fail(s, Clause.STALE_AFTER_CALL);
      }
    }
  }

  /** Whether a CPU's entry allows what the slot no longer does: another page, or writing. */
  private boolean contradicts(State s, int cpu, int slot) {
    Vars.Frame f = v.frame[tlb.frame(s, cpu, slot) - 1];
    return s.get(f.page()) != s.get(v.slot[slot].page())
        || s.is(v.cpu[cpu].tlbWrite()[slot]) && !s.is(v.slot[slot].vmaWrite());
  }
}
