package org.lufcheck.concurrent.oracle;

import org.lufcheck.concurrent.state.Contents;
import org.lufcheck.concurrent.state.Cpu;
import org.lufcheck.concurrent.state.Flag;
import org.lufcheck.concurrent.state.Frame;
import org.lufcheck.concurrent.state.Memory;
import org.lufcheck.concurrent.state.Page;
import org.lufcheck.concurrent.state.Pte;
import org.lufcheck.concurrent.state.Slot;
import org.lufcheck.concurrent.state.Task;
import org.lufcheck.kernel.oracle.Clause;
import org.lufcheck.kernel.state.FrameState;

/**
 * Compares what threads see with what they must know: by program order, and by what they acquired
 * from others. The clauses are the model's ({@link Clause}), the judgement is made anew.
 * Thread-safe.
 */
public final class Observer {
  /** What an access returns that is an error, or finds another owner's data. */
  public static final int ERROR_VALUE = 7;

  private final Memory m;

  /** The observer of a machine. */
  public Observer(Memory m) {
    this.m = m;
  }

  /** Notes the first clause found false. */
  public void fail(Clause clause) {
    m.wrong.cmpxchg(0, clause.code());
  }

  /** {@code S2: the load ...}, or empty if nothing was found false. */
  public String violation() {
    long code = m.wrong.readOnce();
    if (code == 0) {
      return "";
    }
    Clause clause = Clause.of((int) code);
    return clause.property().name() + ": " + clause.text();
  }

  /** A user load of an address through a frame: judges it, learns from it, returns the value. */
  public int load(Task t, int slot, int frame) {
    Frame f = m.frames[frame];
    // Whoever knows more than the frame holds knew it before this load began, so the frame had left
    // its cache by then: its state now says whether vanilla would have flushed.
    long state = f.state.readOnce();
    long contents = f.contents.readOnce();
    int page = Contents.page(contents);
    if (!m.denotes(slot, page)) {
      fail(Clause.FOREIGN_LOAD);
      return ERROR_VALUE;
    }
    long meaning = m.slots[slot].meaning.readOnce();
    if (page == Slot.page(meaning)) {
      t.knows.learnEpoch(slot, Slot.epoch(meaning));
    } else if (t.knows.epoch(slot) >= Slot.epoch(meaning)) {
      fail(Clause.OLD_MAPPING);
    }
    return judge(t, contents, state);
  }

  /** A read() of a page through the page cache, under its folio lock. */
  public int read(Task t, int frame) {
    return judge(t, m.frames[frame].contents.readOnce(), FrameState.USED);
  }

  private int judge(Task t, long contents, long state) {
    int page = Contents.page(contents);
    long version = Contents.version(contents);
    if (version < t.knows.version(page) && state != FrameState.ISOLATED) {
      fail(m.pages[page].file < 0 ? Clause.OUTDATED_ANON : Clause.OUTDATED_FILE);
    }
    t.knows.learn(page, version);
    return Contents.value(contents);
  }

  /** A user store of an address through a frame. */
  public void store(Task t, int slot, int frame, int value) {
    Frame f = m.frames[frame];
    long state = f.state.readOnce();
    long contents = f.contents.readOnce();
    int page = Contents.page(contents);
    if (!m.denotes(slot, page) || FrameState.free((int) state)) {
      fail(Clause.FOREIGN_STORE);
      return;
    }
    t.knows.learn(page, write(f, page, value));
    long meaning = m.slots[slot].meaning.readOnce();
    if (page == Slot.page(meaning)) {
      t.knows.learnEpoch(slot, Slot.epoch(meaning));
    }
  }

  /** Puts a new version of a page into a frame that holds it; returns the version. */
  public long write(Frame f, int page, int value) {
    long version = m.pages[page].version.addReturn(1);
    while (true) {
      long old = f.contents.readOnce();
      if (Contents.page(old) != page || Contents.version(old) > version) {
        return version;
      }
      if (f.contents.cmpxchg(old, Contents.of(page, version, value)) == old) {
        return version;
      }
    }
  }

  /** A new version of a page that goes to its backing store; returns it as contents. */
  public long store(int page, int value) {
    return Contents.of(page, m.pages[page].version.addReturn(1), value);
  }

  /** A call that changed a page returns: the thread knows the newest version. */
  public void knows(Task t, int page) {
    Page it = m.pages[page];
    t.knows.learn(page, it.version.readOnce());
  }

  /**
   * The address denotes another page from now on; -1 for nothing. The caller holds the vma lock.
   */
  public void remap(Slot slot, int page) {
    slot.meaning.writeOnce(Slot.next(slot.meaning.readOnce(), page));
  }

  /**
   * A call on an address returns: no CPU may still use a translation of what was mapped before, or
   * write where that is no longer allowed (A3).
   */
  public void returned(Task t, Slot slot) {
    t.knows.learnEpoch(slot.number, Slot.epoch(slot.meaning.readOnce()));
    if (m.p.observe(() -> contradicted(slot))) {
      fail(Clause.STALE_AFTER_CALL);
    }
  }

  private boolean contradicted(Slot slot) {
    long pte = slot.pte.readOnce();
    for (Cpu cpu : m.cpus) {
      long entry = cpu.tlb[slot.number].readOnce();
      if (entry != 0 && stale(entry, pte)) {
        int held = Contents.page(m.frames[Pte.frame(entry)].contents.readOnce());
        boolean writes = Pte.write(entry) && slot.vmaWrite.readOnce() == 0;
        if (held != Slot.page(slot.meaning.readOnce()) || writes) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * A frame gets a new owner or holds another page from now on (F1): no CPU may reach it through a
   * stale translation.
   *
   * @param page the page, or -1 for an owner outside the scenario
   */
  public void reused(int frame, int page) {
    if (m.p.observe(() -> reachable(frame, page))) {
      fail(page < 0 ? Clause.NEW_OWNER : Clause.NEW_PAGE);
    }
  }

  /** A frame is retired as poisoned (F1): no CPU may reach it through a stale translation. */
  public void retired(int frame) {
    if (m.p.observe(() -> reachable(frame, -1))) {
      fail(Clause.RETIRED);
    }
  }

  /** A free frame is written (F2): no CPU may reach it through a stale translation. */
  public void freeFrameWritten(int frame) {
    if (m.p.observe(() -> reachable(frame, -1))) {
      fail(Clause.FREE_FRAME_CHANGED);
    }
  }

  private boolean reachable(int frame, int page) {
    for (Cpu cpu : m.cpus) {
      for (int s = 0; s < cpu.tlb.length; s++) {
        long entry = cpu.tlb[s].readOnce();
        if (entry != 0
            && Pte.frame(entry) == frame
            && !m.denotes(s, page)
            && stale(entry, m.slots[s].pte.readOnce())) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether a TLB entry differs from the page table. */
  private static boolean stale(long entry, long pte) {
    return !Pte.isPresent(pte)
        || Pte.frame(pte) != Pte.frame(entry)
        || Pte.write(entry) && !Pte.write(pte);
  }

  /** store-release: publishes what the thread knows with a flag. */
  public void release(Task t, Flag flag, int value) {
    flag.lock.lock();
    flag.knows.join(t.knows);
    flag.value.storeRelease(value);
    flag.lock.unlock();
  }

  /** load-acquire: reads a flag and learns what its last writers knew. */
  public long acquire(Task t, Flag flag) {
    flag.lock.lock();
    long value = flag.value.loadAcquire();
    t.knows.join(flag.knows);
    flag.lock.unlock();
    return value;
  }
}
