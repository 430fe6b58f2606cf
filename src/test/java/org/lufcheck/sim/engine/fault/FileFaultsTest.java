package org.lufcheck.sim.engine.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lufcheck.sim.engine.alloc.TinyMemory;
import org.lufcheck.sim.engine.alloc.Zone;
import org.lufcheck.sim.engine.alloc.Zones;
import org.lufcheck.sim.engine.cpu.Current;
import org.lufcheck.sim.engine.cpu.WalkCounts;
import org.lufcheck.sim.engine.fault.FileFaults.Outcome;
import org.lufcheck.sim.engine.log.EventLog;
import org.lufcheck.sim.engine.memory.LruLocks;
import org.lufcheck.sim.engine.memory.MemoryObject;
import org.lufcheck.sim.engine.memory.Node;
import org.lufcheck.sim.engine.memory.Slots;
import org.lufcheck.sim.engine.place.KernelMemoryPlacer;
import org.lufcheck.sim.engine.reclaim.Workingset;
import org.lufcheck.sim.engine.time.Ledger;
import org.lufcheck.sim.input.KernelSettings.LockWaits;
import org.lufcheck.sim.input.Machine;
import org.lufcheck.sim.input.MachineLibrary;
import org.lufcheck.sim.result.Payer;

/** Read faults on a file that is larger than memory. */
final class FileFaultsTest {
  private static final int WINDOW = 8;

  private final Ledger ledger = new Ledger(40);
  private final Current current = new Current(ledger);
  private final FileStream stream = new FileStream();
  private final Slots slots = new Slots();
  private final MemoryObject file;
  private final FileFaults faults;

  FileFaultsTest() {
    Machine machine = MachineLibrary.shipped().find("tiny-cxl").machine();
    TinyMemory memory = new TinyMemory(machine, ledger);
    int pages = 0;
    for (Zone zone : memory.zones()) {
      pages += (int) zone.managed();
    }
    file = new MemoryObject(slots, 0, true, false, 2 * pages);
    faults = faults(machine, memory, new NoKernelMemory(), 1);
  }

  private FileFaults faults(
      Machine machine, TinyMemory memory, KernelMemoryPlacer kernelMemory, int grain) {
    return new FileFaults(
        new FileFaults.Parts(
            slots,
            memory.allocator(),
            Zones.list(memory.zones(), true, machine),
            new LruLocks(2, memory.processors(), LockWaits.INTERRUPTS_OFF, 100, grain),
            new OnNoList(slots),
            new StorageQueue(machine.storage()),
            kernelMemory,
            machine.costs(),
            new WalkCounts(ledger),
            EventLog.NONE,
            grain,
            16));
  }

  @Test
  void othersActWhenABatchOfNewPagesIsFullAndAfterEachChunk() {
    Machine machine = MachineLibrary.shipped().find("tiny-cxl").machine();
    FileFaults inChunks =
        faults(machine, new TinyMemory(machine, ledger, 16), new NoKernelMemory(), 16);
    assertThat(faults.fault(current, stream, file, file.base(), 64)).isEqualTo(Outcome.AGAIN);
    assertThat(filled()).as("pages").isEqualTo(31);

    for (int slot = file.base(); slot < file.base() + 31; slot++) {
      slots.forget(slot);
    }
    assertThat(inChunks.fault(current, new FileStream(), file, file.base(), 64))
        .isEqualTo(Outcome.AGAIN);
    assertThat(filled()).as("chunks").isEqualTo(1);
  }

  @Test
  void othersActAfterAPageThatHadToBeWaitedFor() {
    Machine machine = MachineLibrary.shipped().find("tiny-cxl").machine();
    KernelMemoryPlacer waits =
        new NoKernelMemory() {
          @Override
          public boolean beforeInsert(Current task, MemoryObject object, int slot) {
            task.waitUntil(Payer.FLUSH_WAIT, slot == object.base() + 3 ? task.now() + 1 : 0);
            return true;
          }
        };
    FileFaults waiting = faults(machine, new TinyMemory(machine, ledger), waits, 1);

    assertThat(waiting.fault(current, stream, file, file.base(), 64)).isEqualTo(Outcome.AGAIN);
    assertThat(filled()).isEqualTo(4);
  }

  /** How many slots in a row have a frame, from the first. */
  private int filled() {
    int count = 0;
    while (slots.frame(file.base() + count) >= 0) {
      count++;
    }
    return count;
  }

  /** Reads page after page until a fault has to reclaim; returns its slot. */
  private int readUntilMemoryIsShort() {
    int slot = file.base();
    while (true) {
      switch (faults.fault(current, stream, file, slot, WINDOW)) {
        case MAPPED -> slot++;
        case SLEEP -> current.now(faults.wakeAt());
        case RECLAIM -> {
          return slot;
        }
        case AGAIN -> assertThat(current.isStalled()).isFalse();
        case FAILED -> throw new AssertionError("no memory at slot " + slot);
      }
    }
  }

  @Test
  void aReclaimIsOverOnceSomebodyElseHasReadThePage() {
    int slot = readUntilMemoryIsShort();
    assertThat(current.isStalled()).isTrue();
    current.reclaimed(32);
    for (int read = slot; read < slot + 2 * WINDOW; read++) {
      slots.place(read, 0);
    }

    assertThat(faults.fault(current, stream, file, slot, WINDOW)).isNotEqualTo(Outcome.RECLAIM);
    assertThat(current.hasReclaimed()).as("the next allocation begins anew").isFalse();
  }

  /** Notes where pages are. */
  private record OnNoList(Slots slots) implements Workingset {
    @Override
    public void evict(int slot, int frame, Node node) {
      slots.forget(slot);
    }

    @Override
    public void insert(int slot, int frame, Node node) {
      slots.place(slot, frame);
    }

    @Override
    public void create(int slot, int frame, Node node) {
      slots.place(slot, frame);
    }

    @Override
    public void activate(Node node) {}
  }

  /** The kernel itself needs nothing. */
  private static class NoKernelMemory implements KernelMemoryPlacer {
    @Override
    public boolean beforeInsert(Current task, MemoryObject object, int slot) {
      return true;
    }

    @Override
    public boolean beforeMap(Current task, MemoryObject object, int slot) {
      return true;
    }

    @Override
    public void promoted(Current task, MemoryObject object, int slot) {}

    @Override
    public double extraNanos(MemoryObject object, int slot, int frame) {
      return 0;
    }
  }
}
