package org.lufcheck.concurrent.luf;

import org.lufcheck.concurrent.hw.Interrupts;
import org.lufcheck.concurrent.prim.Primitives;
import org.lufcheck.concurrent.state.Memory;
import org.lufcheck.concurrent.state.Mm;
import org.lufcheck.concurrent.state.Ordering;
import org.lufcheck.concurrent.state.Task;
import org.lufcheck.concurrent.state.UnmapBatch;
import org.lufcheck.kernel.Guard;
import org.lufcheck.kernel.Hook;
import org.lufcheck.kernel.rules.Generation;
import org.lufcheck.kernel.rules.Obligation;

/**
 * Flushes that number themselves: try_to_unmap_flush and its kin (mm/rmap.c, P09, P14, P16, P17).
 * Each call waits for its own flush; nobody waits for somebody else's. Thread-safe; every thread
 * uses its own task.
 */
public final class TlbFlush {
  private static final int EVERYTHING = -1;

  private final Memory m;
  private final Primitives p;
  private final LufClock clock;
  private final DoneMarks marks;
  private final Interrupts interrupts;
  private final boolean numbered;
  private final boolean startFirst;
  private final boolean markLast;

  /** The flushes of a machine. */
  public TlbFlush(Memory m, LufClock clock, DoneMarks marks, Interrupts interrupts) {
    this.m = m;
    this.p = m.p;
    this.clock = clock;
    this.marks = marks;
    this.interrupts = interrupts;
    numbered = m.rules.luf();
    startFirst = m.rules.has(Guard.START_BEFORE_FLUSH) || !numbered;
    markLast = m.rules.has(Guard.MARK_AFTER_FLUSH) || !numbered;
  }

  /** tlb_flush_start(): draws the flush's number, before it begins (O3). */
  private void start(Task t) {
    if (numbered) {
      t.flushUgen = clock.next(m.keeps(Ordering.O3));
    }
  }

  /** tlb_flush_end(): marks the CPUs done, after the flush is complete (O4). */
  private void end(Task t, long cpus) {
    if (numbered) {
      if (m.keeps(Ordering.O4)) {
        p.smpMb();
      }
      marks.mark(cpus, t.flushUgen);
      t.flushUgen = Generation.NONE;
    }
  }

  /** try_to_unmap_flush(): flushes everything that the task has pending. */
  public void tryToUnmapFlush(Task t) {
    p.begin(t.name);
    t.tlbUbc.fold(t.tlbUbcRo, true);
    t.tlbUbc.fold(t.tlbUbcLuf, true);
    boolean pending = t.tlbUbc.flushRequired();
    if (pending && startFirst) {
      start(t);
    }
    boolean draws = startFirst && numbered;
    p.end(
        t.name,
        draws ? "try_to_unmap_flush: draw number" : "try_to_unmap_flush: anything pending?",
        "",
        -1);
    if (pending) {
      flush(t, t.tlbUbc, false);
    }
  }

  /** try_to_unmap_flush_dirty(): before a page is written out, if a dirty PTE was unmapped. */
  public void tryToUnmapFlushDirty(Task t) {
    p.begin(t.name);
    boolean dirty = t.tlbUbc.writable() || t.tlbUbcRo.writable() || t.tlbUbcLuf.writable();
    p.end(t.name, "try_to_unmap_flush_dirty: dirty PTE pending?", "", -1);
    if (dirty) {
      tryToUnmapFlush(t);
    }
  }

  /** try_to_unmap_flush_takeoff(): flushes what pages owe that leave the allocator. */
  public void tryToUnmapFlushTakeoff(Task t) {
    p.begin(t.name);
    boolean owed = t.tlbUbcTakeoff.flushRequired();
    if (owed && startFirst) {
      start(t);
    }
    p.end(t.name, "try_to_unmap_flush_takeoff: draw number", "", -1);
    if (owed) {
      flush(t, t.tlbUbcTakeoff, true);
    }
  }

  private void flush(Task t, UnmapBatch batch, boolean takeoff) {
    p.begin(t.name);
    interrupts.send(t, batch.cpus(), EVERYTHING);
    if (!markLast) {
      end(t, batch.cpus());
    }
    p.end(t.name, "arch_tlbbatch_flush: send IPIs", "", -1);
    interrupts.awaitAcknowledgements(t);
    p.begin(t.name);
    if (!startFirst) {
      start(t);
    }
    if (!numbered) {
      settle(t, batch, takeoff);
    }
    p.end(t.name, "arch_tlbbatch_flush: all acknowledged", "", -1);
    if (numbered) {
      p.begin(t.name);
      if (markLast) {
        end(t, batch.cpus());
      }
      t.flushUgen = Generation.NONE;
      settle(t, batch, takeoff);
      p.end(t.name, "tlb_flush_end: mark CPUs done", "", -1);
    }
  }

  private static void settle(Task t, UnmapBatch batch, boolean takeoff) {
    if (takeoff) {
      subtract(t.tlbUbc, batch);
      subtract(t.tlbUbcRo, batch);
      subtract(t.tlbUbcLuf, batch);
    }
    batch.reset();
  }

  private static void subtract(UnmapBatch from, UnmapBatch flushed) {
    if (from.flushRequired()) {
      from.setCpus(Obligation.without(from.cpus(), flushed.cpus()));
      if (from.cpus() == 0) {
        from.reset();
      }
    }
  }

  /**
   * flush_tlb_mm_range(): flushes one mm, whose PTEs have changed.
   *
   * @param why the model's step, {@code flush_tlb_mm_range: whole mm}
   */
  public void flushMm(Task t, Mm mm, String why) {
    p.begin(t.name);
    interrupts.bump(mm);
    interrupts.send(t, mm.cpumask.readOnce(), mm.number);
    p.end(t.name, why, "", -1);
    interrupts.awaitAcknowledgements(t);
    p.begin(t.name);
    p.end(t.name, "flush_tlb_mm_range: all acknowledged", "", -1);
  }

  /** flush_tlb_batched_pending() (H15), under the page-table lock. */
  public void flushTlbBatchedPending(Task t, Mm mm) {
    if (!m.rules.has(Hook.H15)) {
      return;
    }
    p.begin(t.name);
    boolean pending = mm.batchedPending;
    if (pending && m.rules.has(Guard.START_BEFORE_FLUSH)) {
      start(t);
    }
    p.end(t.name, "flush_tlb_batched_pending: deferred unmaps pending?", "", -1);
    if (!pending) {
      return;
    }
    flushMm(t, mm, "flush_tlb_mm_range: whole mm");
    p.begin(t.name);
    if (!m.rules.has(Guard.START_BEFORE_FLUSH)) {
      start(t);
    }
    end(t, mm.cpumask.readOnce());
    mm.batchedPending = false;
    p.end(t.name, "flush_tlb_batched_pending: mark flushed", "", -1);
  }
}
