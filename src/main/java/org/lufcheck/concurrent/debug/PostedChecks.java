package org.lufcheck.concurrent.debug;

import java.util.List;
import org.lufcheck.concurrent.luf.DoneMarks;
import org.lufcheck.concurrent.luf.LufKeys;
import org.lufcheck.concurrent.prim.Primitives;
import org.lufcheck.concurrent.state.LufBatch;
import org.lufcheck.concurrent.state.Slot;

/**
 * CONFIG_LUF_DEBUG (M25): a frame that is freed with a key remembers the key's CPUs and request,
 * and whoever maps it in the kernel, makes it writable for a user or takes it out of the allocator
 * checks that all of them are marked done. Trusts the marks and the batches, as posted.
 * Thread-safe.
 */
public final class PostedChecks implements DebugHooks {
  private final LufKeys keys;
  private final DoneMarks marks;
  private final Reports reports;
  private final long[] cpus;
  private final long[] ugen;

  /** The checks of a kernel with so many frames. */
  public PostedChecks(Primitives p, LufKeys keys, DoneMarks marks, int frames) {
    this.keys = keys;
    this.marks = marks;
    this.reports = new Reports(p, "lufd_lock");
    this.cpus = new long[frames + 1];
    this.ugen = new long[frames + 1];
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
  public void freed(int frame, int key) {
    if (key == LufKeys.NONE) {
      return;
    }
    LufBatch batch = keys.get(key);
    batch.lock.readLock();
    long mask = batch.batch.cpus();
    long newest = batch.ugen;
    batch.lock.readUnlock();
    reports.lock();
    check(frame, "marked while pending");
    cpus[frame] |= mask;
    ugen[frame] = newest;
    reports.updated();
    reports.unlock();
  }

  @Override
  public void kmap(int frame) {
    ask(frame, "kmap");
  }

  @Override
  public void mkwrite(Slot slot, int page, int frame) {
    ask(frame, "mkwrite");
  }

  @Override
  public void handedOut(int frame) {
    ask(frame, "exit");
  }

  private void ask(int frame, String check) {
    reports.lock();
    reports.checked();
    check(frame, check);
    reports.unlock();
  }

  private void check(int frame, String check) {
    cpus[frame] = marks.owing(cpus[frame], ugen[frame]);
    if (cpus[frame] != 0) {
      reports.add(new Report(check, frame, "", cpus[frame]));
    }
  }
}
