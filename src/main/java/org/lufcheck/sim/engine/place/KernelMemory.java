package org.lufcheck.sim.engine.place;

import java.util.ArrayList;
import java.util.List;
import org.lufcheck.sim.engine.alloc.PageAllocator;
import org.lufcheck.sim.engine.alloc.Request;
import org.lufcheck.sim.engine.alloc.Zone;
import org.lufcheck.sim.engine.cpu.Current;
import org.lufcheck.sim.engine.memory.Frames;
import org.lufcheck.sim.engine.memory.MemoryObject;
import org.lufcheck.sim.engine.memory.Node;
import org.lufcheck.sim.engine.memory.Slots;
import org.lufcheck.sim.engine.time.Ledger;
import org.lufcheck.sim.engine.time.Ledger.Count;
import org.lufcheck.sim.result.KernelMemory.Placed;

/**
 * Page tables, slab, stacks and struct pages, allocated from zones that take what cannot move. None
 * of it is ever reclaimed: page tables stay because workloads do not unmap their files, and the
 * page cache's XArray nodes stay because they hold shadow entries.
 */
public final class KernelMemory implements KernelMemoryPlacer {
  /** Pages of a kernel stack (THREAD_SIZE on x86). */
  private static final int STACK_PAGES = 4;

  /** Pages that share a page of struct pages: 64 bytes each. */
  private static final int PAGES_PER_MEMMAP_PAGE = 64;

  private final PageAllocator allocator;
  private final Slots slots;
  private final Ledger ledger;
  private final List<Node> nodes;
  private final int grain;
  private final Zone[] zones;
  private final long[][] pages;

  /** What kernel memory consists of. */
  public enum Kind {
    /** Page tables. */
    TABLE,
    /** Slab: XArray nodes of page caches. */
    SLAB,
    /** Kernel stacks. */
    STACK,
    /** struct pages. */
    MEMMAP
  }

  /**
   * No kernel memory yet.
   *
   * @param zones where it may be, best first
   */
  public KernelMemory(
      PageAllocator allocator,
      Slots slots,
      Ledger ledger,
      List<Node> nodes,
      int grain,
      Zone[] zones) {
    this.allocator = allocator;
    this.slots = slots;
    this.ledger = ledger;
    this.nodes = List.copyOf(nodes);
    this.grain = grain;
    this.zones = zones.clone();
    pages = new long[Kind.values().length][nodes.size()];
  }

  /**
   * Struct pages, at boot or when memory is onlined.
   *
   * @param onItself whether they are on the memory that they describe
   */
  public void bootMemmap(Current current, Zone zone, boolean onItself) {
    long count = zone.managed() / PAGES_PER_MEMMAP_PAGE / grain;
    Zone[] where = onItself ? new Zone[] {zone} : zones;
    for (long chunk = 0; chunk < count; chunk++) {
      int frame = allocator.allocate(current, where, Request.NOW);
      if (frame == Frames.NONE) {
        ledger.add(Count.ALLOCATION_FAILURES, 1);
        return;
      }
      note(Kind.MEMMAP, frame);
    }
  }

  /** Stacks of new threads. */
  public void stacks(Current current, int threads) {
    int chunks = (threads * STACK_PAGES + grain - 1) / grain;
    for (int chunk = 0; chunk < chunks; chunk++) {
      int frame = allocator.allocate(current, zones, Request.NOW);
      if (frame == Frames.NONE) {
        ledger.add(Count.ALLOCATION_FAILURES, 1);
      } else {
        note(Kind.STACK, frame);
      }
    }
  }

  @Override
  public boolean beforeInsert(Current current, MemoryObject file, int slot) {
    int index = file.slabOf(slot);
    if (file.slab(index) != Frames.NONE) {
      return true;
    }
    int frame = allocator.allocate(current, zones, Request.MUST);
    if (frame == Frames.NONE) {
      return false;
    }
    file.slab(index, frame);
    note(Kind.SLAB, frame);
    return true;
  }

  @Override
  public boolean beforeMap(Current current, MemoryObject object, int slot) {
    int index = object.tableOf(slot);
    if (object.table(index) != Frames.NONE) {
      return true;
    }
    int frame = allocator.allocate(current, zones, Request.MUST);
    if (frame == Frames.NONE) {
      return false;
    }
    object.table(index, frame);
    note(Kind.TABLE, frame);
    return true;
  }

  private void note(Kind kind, int frame) {
    pages[kind.ordinal()][allocator.zoneOf(frame).node().id()] += grain;
  }

  /** Kernel memory of a node, in pages. */
  public long pages(Node node) {
    long sum = 0;
    for (long[] kind : pages) {
      sum += kind[node.id()];
    }
    return sum;
  }

  /** What there is, and what could be unplugged. */
  public org.lufcheck.sim.result.KernelMemory result() {
    List<Placed> placed = new ArrayList<>();
    Unpluggable unpluggable = new Unpluggable(allocator, grain);
    slots.objects().forEach(unpluggable::hold);
    for (Node node : nodes) {
      int id = node.id();
      placed.add(
          new Placed(
              node.name(),
              pages[Kind.TABLE.ordinal()][id],
              pages[Kind.SLAB.ordinal()][id],
              pages[Kind.STACK.ordinal()][id],
              pages[Kind.MEMMAP.ordinal()][id],
              unpluggable.pages(node)));
    }
    return new org.lufcheck.sim.result.KernelMemory(
        placed,
        ledger.count(Count.ALLOCATION_FAILURES),
        ledger.count(Count.OUT_OF_MEMORY),
        ledger.count(Count.PREMATURE_RECLAIMS),
        ledger.count(Count.KERNEL_MIGRATED));
  }
}
