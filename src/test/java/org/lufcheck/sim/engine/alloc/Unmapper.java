package org.lufcheck.sim.engine.alloc;

import static org.assertj.core.api.Assertions.assertThat;

import org.lufcheck.sim.engine.cpu.Current;
import org.lufcheck.sim.engine.cpu.Mm;
import org.lufcheck.sim.engine.cpu.Processors;
import org.lufcheck.sim.engine.cpu.Shootdown;
import org.lufcheck.sim.engine.cpu.TlbLoss;
import org.lufcheck.sim.engine.log.EventLog;
import org.lufcheck.sim.engine.luf.Clock;
import org.lufcheck.sim.engine.luf.Deferral;
import org.lufcheck.sim.engine.luf.UnmapBatch;
import org.lufcheck.sim.engine.memory.MemoryObject;
import org.lufcheck.sim.engine.memory.Slots;
import org.lufcheck.sim.engine.time.Ledger;
import org.lufcheck.sim.input.IpiCosts;
import org.lufcheck.sim.input.KernelSettings.MaskClearing;
import org.lufcheck.sim.input.Program.HotPages;
import org.lufcheck.sim.result.FlushReason;
import org.lufcheck.variant.Variant;
import org.lufcheck.variant.VariantLibrary;

/**
 * Unmaps pages of two processes that run: process 0 on CPUs 1 and 2, process 1 on CPU 3. Whoever
 * unmaps is on CPU 0.
 */
final class Unmapper {
  private static final int PAGES = 100_000;
  private static final IpiCosts COSTS = new IpiCosts(1000, 100, 500, 700, 50, 200, 100);
  private static final HotPages HOT = new HotPages(0, 0, 0);

  private final Slots slots = new Slots();
  private final MemoryObject[] files = {
    new MemoryObject(slots, 0, true, false, PAGES), new MemoryObject(slots, 1, true, false, PAGES)
  };
  private final Mm[] mms = {new Mm(0, HOT), new Mm(1, HOT)};
  private final Ledger ledger = new Ledger(40);
  private final Processors processors = new Processors(4, MaskClearing.EAGER, 6);
  private final Shootdown shootdown =
      new Shootdown(processors, new TlbLoss(ledger, 30), COSTS, 33, ledger, EventLog.NONE);
  private final Deferral deferral;
  private final Current current = new Current(ledger);
  private int unmapped;

  Unmapper() {
    this(VariantLibrary.shipped().get("luf-v12-intended"));
  }

  Unmapper(Variant variant) {
    deferral =
        new Deferral(
            variant.rules(), new Clock(4), processors, shootdown, slots, EventLog.NONE, false);
    processors.run(1, mms[0]);
    processors.run(2, mms[0]);
    processors.run(3, mms[1]);
  }

  Deferral deferral() {
    return deferral;
  }

  Current current() {
    return current;
  }

  Mm mm(int process) {
    return mms[process];
  }

  /** Unmaps a page of a process, as reclaim does, and returns the key that it is freed with. */
  int key(int process) {
    return chunkKey(process, 1);
  }

  /** The same for a chunk that stands for so many parts. */
  int chunkKey(int process, int parts) {
    UnmapBatch batch = new UnmapBatch();
    assertThat(unmap(process, Slots.PRESENT | Slots.YOUNG, batch)).isTrue();
    int key = deferral.settle(current, batch, FlushReason.RECLAIM, 0, parts, 1);
    for (int part = 1; part < parts; part++) {
      deferral.settle(current, batch, FlushReason.RECLAIM, part, parts, 1);
    }
    return key;
  }

  /** Unmaps a page of a process that could be written to, and flushes for it. */
  void flushFor(int process) {
    UnmapBatch batch = new UnmapBatch();
    assertThat(unmap(process, Slots.PRESENT | Slots.WRITE, batch)).isFalse();
    deferral.flush(current, batch, FlushReason.RECLAIM);
  }

  private boolean unmap(int process, int pte, UnmapBatch batch) {
    int slot = files[process].base() + unmapped;
    slots.place(slot, unmapped++);
    slots.pte(slot, pte);
    return deferral.unmapped(current, batch, mms[process], slot, 1);
  }

  long flushes(FlushReason reason) {
    return shootdown.result().of(reason).operations();
  }

  /** Pages that flushes were for. */
  long covered(FlushReason reason) {
    return shootdown.result().of(reason).pages();
  }

  long[] receivedByCpu() {
    return shootdown.result().receivedByCpu().stream().mapToLong(Long::longValue).toArray();
  }
}
