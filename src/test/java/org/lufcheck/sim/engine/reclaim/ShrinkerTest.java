package org.lufcheck.sim.engine.reclaim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lufcheck.sim.engine.alloc.Request;
import org.lufcheck.sim.engine.alloc.TinyMemory;
import org.lufcheck.sim.engine.alloc.Zone;
import org.lufcheck.sim.engine.alloc.Zones;
import org.lufcheck.sim.engine.cpu.Current;
import org.lufcheck.sim.engine.cpu.Mm;
import org.lufcheck.sim.engine.log.EventLog;
import org.lufcheck.sim.engine.luf.UnmapBatch;
import org.lufcheck.sim.engine.memory.ActiveInactive;
import org.lufcheck.sim.engine.memory.Frames;
import org.lufcheck.sim.engine.memory.LruLocks;
import org.lufcheck.sim.engine.memory.MemoryObject;
import org.lufcheck.sim.engine.memory.Node;
import org.lufcheck.sim.engine.memory.Slots;
import org.lufcheck.sim.engine.time.Ledger;
import org.lufcheck.sim.engine.time.Ledger.Count;
import org.lufcheck.sim.input.IpiCosts;
import org.lufcheck.sim.input.KernelCosts;
import org.lufcheck.sim.input.KernelSettings.LockWaits;
import org.lufcheck.sim.input.Machine;
import org.lufcheck.sim.input.MachineLibrary;
import org.lufcheck.sim.input.Program.HotPages;
import org.lufcheck.sim.result.FlushCount;
import org.lufcheck.sim.result.FlushReason;
import org.lufcheck.sim.result.Payer;

/**
 * Reclaim in chunks of 16 pages: process 0 runs on CPU 1, process 1 on CPU 2, and who reclaims on
 * CPU 0.
 */
final class ShrinkerTest {
  private static final int GRAIN = 16;
  private static final Machine MACHINE = MachineLibrary.shipped().find("tiny-cxl").machine();
  private static final HotPages HOT = new HotPages(0, 0, 0);

  private final Ledger ledger = new Ledger(40);
  private final TinyMemory memory = new TinyMemory(MACHINE, ledger, GRAIN);
  private final Slots slots = memory.slots();
  private final Frames frames = memory.frames();
  private final Mm[] mms = {new Mm(0, HOT), new Mm(1, HOT)};
  private final MemoryObject[] files = {
    new MemoryObject(slots, 0, true, false, 8), new MemoryObject(slots, 1, true, false, 8)
  };
  private final ActiveInactive lists = new ActiveInactive(frames);
  private final Node node = new Node(0, "dram", lists);
  private final ReclaimTask task =
      new ReclaimTask(new Current(ledger), new UnmapBatch(), Payer.DIRECT_RECLAIM);
  private final Shrinker shrinker = shrinker();
  private int used;

  ShrinkerTest() {
    memory.processors().run(1, mms[0]);
    memory.processors().run(2, mms[1]);
  }

  private Shrinker shrinker() {
    LruLocks locks = new LruLocks(2, memory.processors(), LockWaits.INTERRUPTS_OFF, 100, GRAIN);
    Migration migration =
        new Migration(
            frames,
            slots,
            List.of(mms),
            memory.deferral(),
            memory.allocator(),
            locks,
            MACHINE.costs(),
            EventLog.NONE,
            GRAIN,
            32,
            32);
    return new Shrinker(
        new Shrinker.Parts(
            frames,
            slots,
            List.of(mms),
            memory.deferral(),
            memory.allocator(),
            migration,
            new RefaultDistance(slots, memory.nodes(), frames, ledger, GRAIN),
            locks,
            (current, pages) -> {},
            MACHINE.costs(),
            GRAIN,
            32,
            31,
            false,
            new Zone[2][0]));
  }

  /** Each is read after the one before it, and mapped. */
  private void read(int process, boolean again) {
    Zone[] zones = Zones.list(memory.zones(), true, MACHINE);
    int frame = memory.allocator().allocate(task.current(), zones, Request.MUST);
    int slot = files[process].base() + used++;
    frames.own(frame, slot);
    slots.place(slot, frame);
    slots.pte(slot, Slots.PRESENT | (again ? Slots.YOUNG : 0));
    node.add(frame, Frames.INACTIVE_FILE);
  }

  private void reclaim() {
    int list = Frames.INACTIVE_FILE;
    shrinker.shrinkInactive(task, node, lists.list(list), list, 32);
  }

  private FlushCount flushes() {
    return memory.flushes().of(FlushReason.RECLAIM);
  }

  @Test
  void theFirstPagesOfTheNextChunkGoWithThoseBeforeThem() {
    read(0, false);
    read(0, false);
    read(1, false);
    reclaim();
    assertThat(ledger.count(Count.RECLAIMED)).isEqualTo(32);
    assertThat(flushes().operations()).as("of 31 pages, and of one").isEqualTo(2);
    assertThat(flushes().pages()).isEqualTo(32);
    assertThat(memory.flushes().receivedByCpu()).containsExactly(0L, 1L, 2L, 0L);
  }

  @Test
  void aChunkThatStaysIsNotFlushedFor() {
    read(0, false);
    read(0, false);
    read(1, true);
    reclaim();
    assertThat(memory.flushes().receivedByCpu()).containsExactly(0L, 2L, 0L, 0L);
  }

  @Test
  void nothingIsFlushedWhereAllStay() {
    read(0, true);
    read(0, true);
    read(1, false);
    reclaim();
    assertThat(ledger.count(Count.RECLAIMED)).isZero();
    assertThat(flushes().operations()).isZero();
  }

  @Test
  void theLastPageIsUnmappedWhenThoseBeforeItAreFlushedAndFreed() {
    read(0, false);
    read(0, false);
    read(1, false);
    reclaim();
    KernelCosts costs = MACHINE.costs();
    IpiCosts ipi = MACHINE.ipi();
    double between = 31 * costs.freeNanos() + costs.unmapNanos() + costs.reclaimPageNanos();
    double flush =
        ipi.baseNanos() + ipi.perTargetNanos() + ipi.deliveryNanos() + ipi.handlerNanos();
    double first = memory.processors().queueEnd(1) + ipi.acknowledgeNanos();
    double second = memory.processors().queueEnd(2);
    assertThat(second - first).isCloseTo(between + flush, within(1e-6));
    assertThat(task.current().now() - second)
        .isCloseTo(ipi.acknowledgeNanos() + costs.freeNanos(), within(1e-6));
  }
}
