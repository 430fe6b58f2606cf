package org.lufcheck.sim.engine.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.lufcheck.sim.engine.alloc.PageAllocator;
import org.lufcheck.sim.engine.alloc.Request;
import org.lufcheck.sim.engine.alloc.TinyMemory;
import org.lufcheck.sim.engine.alloc.Zone;
import org.lufcheck.sim.engine.alloc.Zones;
import org.lufcheck.sim.engine.cpu.Current;
import org.lufcheck.sim.engine.memory.Frames;
import org.lufcheck.sim.engine.memory.MemoryObject;
import org.lufcheck.sim.engine.memory.Slots;
import org.lufcheck.sim.engine.memory.Traffic;
import org.lufcheck.sim.engine.time.Ledger;
import org.lufcheck.sim.engine.time.Ledger.Count;
import org.lufcheck.sim.input.KernelSettings.Online;
import org.lufcheck.sim.input.Machine;
import org.lufcheck.sim.input.MachineLibrary;
import org.lufcheck.sim.input.Scale;
import org.lufcheck.sim.result.KernelMemory.Placed;
import org.lufcheck.variant.text.SourceText;

/** Each placement of the kernel's own memory, on a fast node without free memory and a slow one. */
final class KernelMemoryTest {
  private final Ledger ledger = new Ledger(40);
  private final Current current = new Current(ledger);
  private final Slots slots = new Slots();
  private final MemoryObject file = new MemoryObject(slots, 0, true, false, 600);
  private final List<Integer> fastFrames = new ArrayList<>();

  /** A machine in which the fast node is full. */
  private final class Full {
    private final Machine machine;
    private final PageAllocator allocator;
    private final Traffic traffic;
    private final KernelMemory memory;

    Full(Online online, Placement placement) {
      String setting = online.name().toLowerCase(Locale.ROOT);
      machine =
          MachineLibrary.shipped()
              .read(
                  SourceText.of(
                      "m.yaml",
                      "title: t\nextends: tiny-cxl\nkernel: {online: %s}\n".formatted(setting)))
              .machine()
              .scaled(new Scale(1, 16));
      TinyMemory tiny = new TinyMemory(machine, ledger);
      List<Zone> zones = tiny.zones();
      allocator = tiny.allocator();
      traffic = new Traffic(machine.nodes(), Zones.ends(machine, 1));
      memory =
          new KernelMemory(
              allocator,
              slots,
              ledger,
              tiny.nodes(),
              1,
              placement,
              Zones.list(zones, false, machine),
              Zones.list(zones, true, machine),
              traffic,
              false);
      fill(new Zone[] {zones.get(0)});
    }

    /** Takes all of a zone above its min watermark, and what is in per-CPU lists. */
    private void fill(Zone[] zone) {
      int frame = 0;
      while (frame != Frames.NONE) {
        frame = allocator.allocate(current, zone, Request.TRY);
        if (current.isStalled()) {
          current.reclaimed(1);
          frame = allocator.allocate(current, zone, Request.TRY);
        }
        if (frame != Frames.NONE) {
          fastFrames.add(frame);
        }
      }
    }

    /** Gives back half of what fills the fast node. */
    void relieve() {
      for (int frame : fastFrames.subList(0, fastFrames.size() / 2)) {
        allocator.free(current, frame, 0);
      }
    }

    boolean map() {
      return memory.beforeMap(current, file, file.base());
    }

    int nodeOfTable() {
      return traffic.nodeOf(file.table(0));
    }

    Placed placed(int node) {
      return memory.result().nodes().get(node);
    }
  }

  @Test
  void byDefaultWhatDoesNotFitIsPlacedOnTheSlowNode() {
    Full full = new Full(Online.ONLINE_KERNEL, Placement.DEFAULT);
    assertThat(full.map()).isTrue();
    assertThat(full.nodeOfTable()).isEqualTo(1);
  }

  @Test
  void aNodemaskReclaimsTheFastNodeAlthoughTheSlowOneHasRoom() {
    Full full = new Full(Online.ONLINE_KERNEL, Placement.FAST_NODEMASK);
    assertThat(full.map()).isFalse();
    assertThat(current.stalledNodes()).isEqualTo(1);
    current.reclaimed(5);
    assertThat(ledger.count(Count.PREMATURE_RECLAIMS)).isEqualTo(5);
    assertThat(full.map()).as("reclaim frees nothing here").isFalse();
    assertThat(current.isStalled()).isTrue();
  }

  @Test
  void aFlagReclaimsOnceAndThenTakesTheSlowNode() {
    Full full = new Full(Online.ONLINE_KERNEL, Placement.FAST_FLAG);
    assertThat(full.map()).isFalse();
    assertThat(current.stalledNodes()).isEqualTo(1);
    current.reclaimed(0);
    assertThat(full.map()).isTrue();
    assertThat(full.nodeOfTable()).isEqualTo(1);
  }

  @Test
  void tablesFollowDataThatIsPromoted() {
    Full full = new Full(Online.ONLINE_KERNEL, Placement.TABLES_FOLLOW_DATA);
    promote(full);
    assertThat(full.nodeOfTable()).isZero();
    assertThat(ledger.count(Count.KERNEL_MIGRATED)).isEqualTo(1);
    assertThat(full.placed(0).pageTables()).isEqualTo(1);
    assertThat(full.placed(1).pageTables()).isZero();
  }

  @Test
  void byDefaultTablesStay() {
    Full full = new Full(Online.ONLINE_KERNEL, Placement.DEFAULT);
    promote(full);
    assertThat(full.nodeOfTable()).isEqualTo(1);
  }

  private void promote(Full full) {
    assertThat(full.map()).isTrue();
    full.relieve();
    slots.place(file.base(), fastFrames.get(fastFrames.size() - 1));
    full.memory.promoted(current, file, file.base());
  }

  @Test
  void slabThatCanMoveMayBeInMovableMemoryAndBlocksNoUnplugging() {
    Full full = new Full(Online.ONLINE_MOVABLE, Placement.MOVABLE_SLAB);
    assertThat(full.memory.beforeInsert(current, file, file.base())).isTrue();
    assertThat(full.placed(1).slab()).isEqualTo(1);
    assertThat(full.placed(1).unpluggable()).isEqualTo(full.machine.nodes().get(1).pages());
    assertThat(full.map()).as("page tables cannot").isFalse();
  }

  @Test
  void byDefaultSlabMayNotAndBlocksWhereItIs() {
    Full movable = new Full(Online.ONLINE_MOVABLE, Placement.DEFAULT);
    assertThat(movable.memory.beforeInsert(current, file, file.base())).isFalse();
    current.reclaimed(0);
    current.allocationOver();
    Full kernel = new Full(Online.ONLINE_KERNEL, Placement.DEFAULT);
    assertThat(kernel.memory.beforeInsert(current, file, file.base())).isTrue();
    assertThat(kernel.placed(1).unpluggable()).isZero();
  }

  @Test
  void stacksReturnWhenPressureIsLow() {
    Full full = new Full(Online.ONLINE_KERNEL, Placement.STACKS_RETURN);
    full.memory.stacks(current, 2);
    assertThat(full.placed(1).stacks()).isEqualTo(8);
    full.memory.pressureIsLow(current);
    assertThat(full.placed(1).stacks()).as("the fast node is full").isEqualTo(8);
    full.relieve();
    full.memory.pressureIsLow(current);
    assertThat(full.placed(0).stacks()).isEqualTo(8);
    assertThat(full.placed(1).stacks()).isZero();
  }

  @Test
  void byDefaultStacksStay() {
    Full full = new Full(Online.ONLINE_KERNEL, Placement.DEFAULT);
    full.memory.stacks(current, 1);
    full.relieve();
    full.memory.pressureIsLow(current);
    assertThat(full.placed(1).stacks()).isEqualTo(4);
  }
}
