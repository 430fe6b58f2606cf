package org.lufcheck.concurrent.luf;

import org.lufcheck.concurrent.prim.Primitives;
import org.lufcheck.concurrent.state.Memory;
import org.lufcheck.concurrent.state.Ordering;
import org.lufcheck.concurrent.state.Task;
import org.lufcheck.kernel.Guard;
import org.lufcheck.kernel.rules.Obligation;

/**
 * fold_unmap_luf (mm/rmap.c, P16): what the unmapped read-only folios owe goes under a key. Must be
 * followed at once by {@link TlbFlush#tryToUnmapFlush}. Thread-safe; every thread uses its own
 * task.
 */
public final class KeyHandout {
  private final Memory m;
  private final Primitives p;
  private final LufClock clock;
  private final LufKeys keys;

  /** The hand-out of a machine. */
  public KeyHandout(Memory m, LufClock clock, LufKeys keys) {
    this.m = m;
    this.p = m.p;
    this.clock = clock;
    this.keys = keys;
  }

  /** Returns the key, or {@link LufKeys#NONE} if nothing is owed. */
  public int foldUnmapLuf(Task t) {
    if (!m.rules.luf()) {
      return LufKeys.NONE;
    }
    p.begin(t.name);
    if (t.tlbUbcLuf.flushRequired()) {
      t.tlbUbcLuf.setCpus(Obligation.without(t.tlbUbcLuf.cpus(), flushed(t)));
      if (t.tlbUbcLuf.cpus() == 0) {
        t.tlbUbcLuf.reset();
      }
    }
    if (!t.tlbUbcLuf.flushRequired()) {
      p.end(t.name, "fold_unmap_luf: draw ugen and key", "", -1);
      return LufKeys.NONE;
    }
    long ugen = clock.next(m.keeps(Ordering.O1));
    int key = keys.next();
    p.end(t.name, "fold_unmap_luf: draw ugen and key", "", -1);
    p.begin(t.name);
    keys.fold(key, t.tlbUbcLuf, ugen);
    t.tlbUbcLuf.reset();
    p.end(t.name, "fold_unmap_luf: fill luf_batch", "", -1);
    return key;
  }

  /** The CPUs that need no key, because the flush that follows reaches them. */
  private long flushed(Task t) {
    long cpus = t.tlbUbc.cpus();
    return cpus != 0 && !m.rules.has(Guard.SUBTRACT_FLUSHED) ? -1 : cpus;
  }
}
