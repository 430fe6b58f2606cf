package org.lufcheck.concurrent.alloc;

import org.jspecify.annotations.Nullable;
import org.lufcheck.concurrent.hw.Interrupts;
import org.lufcheck.concurrent.luf.DoneMarks;
import org.lufcheck.concurrent.luf.LufKeys;
import org.lufcheck.concurrent.luf.TlbFlush;
import org.lufcheck.concurrent.prim.Primitives;
import org.lufcheck.concurrent.state.LufBatch;
import org.lufcheck.concurrent.state.Memory;
import org.lufcheck.concurrent.state.Ordering;
import org.lufcheck.concurrent.state.Task;
import org.lufcheck.kernel.Guard;
import org.lufcheck.kernel.Hook;
import org.lufcheck.kernel.Rules;
import org.lufcheck.kernel.rules.Generation;
import org.lufcheck.kernel.rules.ZoneTakeOff;

/**
 * luf_takeoff_start, _check, _check_and_fold and _end (mm/page_alloc.c, P09, P10, P17, P21): what
 * pages owe is folded into the task while they leave their list, and flushed at the end of the
 * section, before they reach their new owner. Thread-safe; every thread uses its own task.
 */
public final class TakeOff {
  private final Memory m;
  private final Primitives p;
  private final LufKeys keys;
  private final DoneMarks marks;
  private final TlbFlush flush;
  private final Interrupts interrupts;

  /** The sections of a machine. */
  public TakeOff(Memory m, LufKeys keys, DoneMarks marks, TlbFlush flush, Interrupts interrupts) {
    this.m = m;
    this.p = m.p;
    this.keys = keys;
    this.marks = marks;
    this.flush = flush;
    this.interrupts = interrupts;
  }

  /** Whether pages carry tags and are checked when they leave. */
  boolean active() {
    return m.rules.deferral() == Rules.Deferral.IN_ALLOCATOR && m.rules.has(Hook.H18);
  }

  /**
   * luf_takeoff_start().
   *
   * @param zone null for a section on a pcp list
   * @param atomic the context can neither send IPIs nor wait for them
   */
  public Section start(Task t, @Nullable Zone zone, boolean atomic) {
    boolean noShootdown = (atomic || t.cpu.irqsOff) && m.rules.has(Guard.ATOMIC_CONTEXT);
    if (noShootdown || t.lufNoShootdown > 0) {
      t.lufNoShootdown++;
    }
    t.lufTakeoffStarted++;
    return new Section(t, zone);
  }

  /** A section that a task has started and will end. */
  public final class Section {
    private final Task t;
    private final @Nullable Zone zone;

    private Section(Task t, @Nullable Zone zone) {
      this.t = t;
      this.zone = zone;
    }

    /** luf_takeoff_check(), under the zone's lock: whether the block may leave. */
    boolean check(Zone from, int frame) {
      return !active() || decide(from, frame).leaves();
    }

    private ZoneTakeOff decide(Zone from, int frame) {
      return ZoneTakeOff.decide(
          from.pageZoneUgen(frame),
          from.done(),
          from.zoneUgen(),
          t.zoneUgen != Generation.NONE,
          t.lufNoShootdown == 0);
    }

    /** luf_takeoff_check_and_fold() for a block in buddy, under the zone's lock (P21). */
    boolean checkAndFold(Zone from, int frame) {
      if (!active()) {
        return true;
      }
      ZoneTakeOff decision = decide(from, frame);
      switch (decision) {
        case WAIT -> t.waitZoneUgen = Generation.later(t.waitZoneUgen, from.pageZoneUgen(frame));
        case CLAIM -> {
          t.waitZoneUgen = Generation.previous(from.zoneUgen());
          t.zoneUgen = from.zoneUgen();
          t.lufUgen = from.claim(t.tlbUbcTakeoff);
        }
        case CLEAN, COVERED, REFUSED -> {}
      }
      if (decision == ZoneTakeOff.CLEAN) {
        p.controlDependency();
      }
      return decision.leaves();
    }

    /** luf_takeoff_check_and_fold() for a page with a key, under the pcp list's lock (P10, P17). */
    boolean checkAndFold(int key) {
      if (!active() || key == LufKeys.NONE) {
        return true;
      }
      LufBatch from = keys.get(key);
      from.lock.readLock();
      try {
        if (!from.batch.flushRequired() || marks.allDone(from.batch.cpus(), from.ugen)) {
          return true;
        }
        if (t.lufNoShootdown > 0) {
          return false;
        }
        t.tlbUbcTakeoff.fold(from.batch, false);
        t.lufUgen = Generation.later(t.lufUgen, from.ugen);
        return true;
      } finally {
        from.lock.readUnlock();
      }
    }

    /** luf_takeoff_end() of a section in which nothing was folded: there is nothing to settle. */
    void endEmpty() {
      if (t.lufNoShootdown > 0) {
        t.lufNoShootdown--;
      }
      t.lufTakeoffStarted--;
    }

    /** luf_takeoff_end(): flushes, waits for earlier generations, marks the claimed one done. */
    public void end() {
      endEmpty();
      if (!active()) {
        return;
      }
      p.begin(t.name);
      boolean owed = t.lufNoShootdown == 0 && diet();
      p.end(t.name, "luf_takeoff_end: anything owed?", "", -1);
      if (!owed) {
        return;
      }
      flush.tryToUnmapFlushTakeoff(t);
      if (zone != null) {
        complete(zone);
      } else {
        p.begin(t.name);
        p.end(t.name, "luf_takeoff_end: wait for earlier generations", "", -1);
      }
    }

    private boolean diet() {
      if (t.lufUgen != Generation.NONE) {
        long owing = marks.owing(t.tlbUbcTakeoff.cpus(), t.lufUgen);
        t.tlbUbcTakeoff.setCpus(owing);
        if (owing == 0) {
          t.tlbUbcTakeoff.reset();
        }
        t.lufUgen = Generation.NONE;
      }
      return t.tlbUbcTakeoff.flushRequired()
          || t.zoneUgen != Generation.NONE
          || t.waitZoneUgen != Generation.NONE;
    }

    private void complete(Zone from) {
      long claimed = t.zoneUgen;
      long wait = t.waitZoneUgen;
      t.zoneUgen = Generation.NONE;
      t.waitZoneUgen = Generation.NONE;
      if (m.keeps(Ordering.O6)) {
        p.smpMb();
      }
      boolean waits = m.rules.has(claimed != Generation.NONE ? Guard.ZONE_ORDER : Guard.ZONE_WAIT);
      if (waits && wait != Generation.NONE) {
        interrupts.await(t, () -> !Generation.before(from.done(), wait));
      }
      p.begin(t.name);
      p.end(t.name, "luf_takeoff_end: wait for earlier generations", "", -1);
      if (claimed != Generation.NONE) {
        p.begin(t.name);
        if (m.keeps(Ordering.O6)) {
          p.smpMb();
        }
        from.markDone(claimed);
        p.end(t.name, "luf_takeoff_end: mark the generation done", "", -1);
      }
    }
  }
}
