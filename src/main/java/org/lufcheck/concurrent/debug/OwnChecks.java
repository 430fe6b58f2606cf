package org.lufcheck.concurrent.debug;

import java.util.List;
import org.lufcheck.concurrent.state.Contents;
import org.lufcheck.concurrent.state.Cpu;
import org.lufcheck.concurrent.state.Memory;
import org.lufcheck.concurrent.state.Mm;
import org.lufcheck.concurrent.state.Page;
import org.lufcheck.concurrent.state.Slot;
import org.lufcheck.kernel.state.FrameState;

/**
 * Our own checks: where a frame changes hands, or the contents of a page or address change, nobody
 * may still use a translation from before. Reads no mark, batch, key or generation. Thread-safe:
 * record and checks are under one lock.
 */
public final class OwnChecks implements DebugHooks {
  private final Memory m;
  private final Reports reports;
  private final Debts debts;
  private final boolean[] changedSince;

  /** The checks of a machine; to be installed before its threads start. */
  public OwnChecks(Memory m) {
    this.m = m;
    reports = new Reports(m.p, "debts_lock");
    int frames = m.frames.length - 1;
    int[] mmOf = new int[m.slots.length];
    for (Slot slot : m.slots) {
      mmOf[slot.number] = slot.setup.mm();
    }
    debts = new Debts(frames, mmOf, m.cpus.length, m.mms.length);
    changedSince = new boolean[frames + 1];
  }

  /** What was reported so far. */
  public List<Report> reports() {
    return reports.all();
  }

  /** What it has cost so far. */
  public Cost cost() {
    return reports.cost();
  }

  @Override
  public void unmapped(Mm mm, Slot slot, int frame, boolean write) {
    reports.lock();
    changedSince[frame] &= reachable(frame);
    debts.unmapped(mm, slot.number, frame, write);
    reports.updated();
    reports.unlock();
  }

  private boolean reachable(int frame) {
    for (int s = 0; s < m.slots.length; s++) {
      if (debts.readers(frame, s) != 0) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void writeProtected(Mm mm, Slot slot, int frame) {
    reports.lock();
    debts.writeProtected(mm, slot.number, frame);
    reports.updated();
    reports.unlock();
  }

  @Override
  public long flushing() {
    reports.lock();
    long now = debts.now();
    reports.unlock();
    return now;
  }

  @Override
  public void flushed(Cpu cpu, int mm, long begun) {
    reports.lock();
    debts.flushed(cpu, mm, begun);
    reports.updated();
    reports.unlock();
  }

  @Override
  public void freed(int frame, int key) {
    reports.lock();
    reports.checked();
    for (int s = 0; s < m.slots.length; s++) {
      report("writable", frame, s, debts.writers(frame, s));
      if (changedSince[frame]) {
        report("outdated", frame, s, debts.readers(frame, s));
      }
    }
    changedSince[frame] = false;
    reports.unlock();
  }

  @Override
  public void overwritten(int frame) {
    outOfReach(frame, "overwritten");
  }

  @Override
  public void handedOut(int frame) {
    outOfReach(frame, "reused");
  }

  private void outOfReach(int frame, String check) {
    reports.lock();
    reports.checked();
    for (int s = 0; s < m.slots.length; s++) {
      report(check, frame, s, debts.readers(frame, s));
    }
    reports.unlock();
  }

  @Override
  public void copies(int frame) {
    reports.lock();
    reports.checked();
    for (int s = 0; s < m.slots.length; s++) {
      report("copied", frame, s, debts.writers(frame, s));
    }
    reports.unlock();
  }

  @Override
  public void changes(int page) {
    reports.lock();
    reports.checked();
    pageChanges(page, (int) m.pages[page].frame.readOnce(), "written");
    reports.unlock();
  }

  @Override
  public void mkwrite(Slot slot, int page, int frame) {
    reports.lock();
    reports.checked();
    for (int other = 1; other < m.frames.length; other++) {
      if (other != frame) {
        late("mkwrite", other, slot.number);
      }
    }
    pageChanges(page, frame, "mkwrite");
    reports.unlock();
  }

  private void pageChanges(int page, int now, String check) {
    for (int frame = 1; frame < m.frames.length; frame++) {
      if (frame != now && holds(frame, page)) {
        for (int slot : m.slotsOf[page]) {
          late(check, frame, slot);
        }
      }
    }
  }

  @Override
  public void filled(int page, int frame) {
    reports.lock();
    reports.checked();
    for (int other = 1; other < m.frames.length; other++) {
      if (other != frame && holds(other, page) && differ(other, frame)) {
        for (int slot : m.slotsOf[page]) {
          late("filled", other, slot);
        }
      }
    }
    reports.unlock();
  }

  @Override
  public void installs(Slot slot, int frame) {
    reports.lock();
    reports.checked();
    for (int other = 1; other < m.frames.length; other++) {
      if (other != frame && differ(other, frame)) {
        late("installed", other, slot.number);
      }
    }
    reports.unlock();
  }

  @Override
  public void returns(Slot slot) {
    reports.lock();
    reports.checked();
    int page = Slot.page(slot.meaning.readOnce());
    for (int frame = 1; frame < m.frames.length; frame++) {
      if (!holds(frame, page)) {
        report("returned", frame, slot.number, debts.readers(frame, slot.number));
      }
      if (slot.vmaWrite.readOnce() == 0) {
        report("returned", frame, slot.number, debts.writers(frame, slot.number));
      }
    }
    reports.unlock();
  }

  private boolean holds(int frame, int page) {
    return Contents.page(m.frames[frame].contents.readOnce()) == page;
  }

  /** Whether a read of one frame returns something else than a read of the other. */
  private boolean differ(int a, int b) {
    return Contents.value(m.frames[a].contents.readOnce())
        != Contents.value(m.frames[b].contents.readOnce());
  }

  /** Something changed that CPUs may still see as it was in this frame. */
  private void late(String check, int frame, int slot) {
    long who = debts.readers(frame, slot);
    if (who != 0 && unmapping(frame)) {
      changedSince[frame] = true;
    } else {
      report(check, frame, slot, who);
    }
  }

  /**
   * Whether the flush of whoever unmaps the frame is still to come, as in vanilla: the folio is
   * locked, or isolated by reclaim. Asked in this order, because a folio is isolated under its
   * lock.
   */
  private boolean unmapping(int frame) {
    int page = Contents.page(m.frames[frame].contents.readOnce());
    if (page >= 0 && page < m.pages.length) {
      Page it = m.pages[page];
      if (it.frame.readOnce() == frame && it.lock.isLocked()) {
        return true;
      }
    }
    return m.frames[frame].state.readOnce() == FrameState.ISOLATED;
  }

  private void report(String check, int frame, int slot, long cpus) {
    if (cpus != 0) {
      reports.add(new Report(check, frame, m.slots[slot].name, cpus));
    }
  }
}
