package org.lufcheck.sim.engine.place;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lufcheck.sim.engine.alloc.PageAllocator;
import org.lufcheck.sim.engine.alloc.Request;
import org.lufcheck.sim.engine.alloc.Zone;
import org.lufcheck.sim.engine.cpu.Current;
import org.lufcheck.sim.engine.memory.Frames;
import org.lufcheck.sim.engine.memory.MemoryObject;
import org.lufcheck.sim.engine.memory.Node;
import org.lufcheck.sim.engine.memory.Slots;
import org.lufcheck.sim.engine.memory.Traffic;
import org.lufcheck.sim.engine.time.Ledger;
import org.lufcheck.sim.engine.time.Ledger.Count;
import org.lufcheck.sim.result.KernelMemory.Placed;

/**
 * Page tables, slab, stacks and struct pages, allocated from zones that take what cannot move. None
 * of it is ever reclaimed: page tables stay because workloads do not unmap their files, and the
 * page cache's XArray nodes stay because they hold shadow entries.
 */
public final class KernelMemory implements KernelMemoryPlacer {
  /** Pages of a kernel stack (THREAD_SIZE on x86): single ones, as with CONFIG_VMAP_STACK. */
  private static final int STACK_PAGES = 4;

  /** Cold struct-page accesses on the way of a page through the page cache. */
  private static final int MEMMAP_TOUCHES = 5;

  /** Pages that share a page of struct pages: 64 bytes each. */
  private static final int PAGES_PER_MEMMAP_PAGE = 64;

  private final PageAllocator allocator;
  private final Slots slots;
  private final Ledger ledger;
  private final List<Node> nodes;
  private final int grain;
  private final Placement placement;
  private final Zone[] zones;
  private final Zone[] fast;
  private final Zone[] slabZones;
  private final Traffic traffic;
  private final boolean memmapOnMemory;
  private final long[][] pages;
  private final List<Integer> stacks = new ArrayList<>();

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
   * @param placement where it goes
   * @param zones that take it, best first
   * @param all zones, best first
   * @param memmapOnMemory whether struct pages of slow nodes are on themselves
   */
  public KernelMemory(
      PageAllocator allocator,
      Slots slots,
      Ledger ledger,
      List<Node> nodes,
      int grain,
      Placement placement,
      Zone[] zones,
      Zone[] all,
      Traffic traffic,
      boolean memmapOnMemory) {
    this.allocator = allocator;
    this.slots = slots;
    this.ledger = ledger;
    this.nodes = List.copyOf(nodes);
    this.grain = grain;
    this.placement = placement;
    this.zones = zones.clone();
    this.fast = Arrays.stream(zones).filter(zone -> zone.node().id() == 0).toArray(Zone[]::new);
    this.slabZones = placement == Placement.MOVABLE_SLAB ? all.clone() : this.zones;
    this.traffic = traffic;
    this.memmapOnMemory = memmapOnMemory;
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
        stacks.add(frame);
      }
    }
  }

  @Override
  public boolean beforeInsert(Current current, MemoryObject file, int slot) {
    int index = file.slabOf(slot);
    if (file.slab(index) != Frames.NONE) {
      return true;
    }
    int frame = take(current, slabZones);
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
    int frame = take(current, zones);
    if (frame == Frames.NONE) {
      return false;
    }
    object.table(index, frame);
    note(Kind.TABLE, frame);
    return true;
  }

  /** An allocation that has to succeed, as the policy wants it. */
  private int take(Current current, Zone[] usual) {
    Zone[] list = placement == Placement.FAST_NODEMASK ? fast : usual;
    int frame = Frames.NONE;
    if (placement == Placement.FAST_FLAG) {
      frame = allocator.allocate(current, fast, Request.TRY);
      list = frame == Frames.NONE && !current.isStalled() ? usual : fast;
    }
    if (frame == Frames.NONE && !current.isStalled()) {
      frame = allocator.allocate(current, list, Request.MUST);
    }
    if (current.isStalled() && roomElsewhere(list)) {
      current.stalledTooEarly();
    }
    return frame;
  }

  /** Whether a node that was not asked has memory above its low watermark. */
  private boolean roomElsewhere(Zone[] asked) {
    for (Zone zone : allocator.zones()) {
      if (zone.freePages() > zone.marks().low() && !Arrays.asList(asked).contains(zone)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void promoted(Current current, MemoryObject object, int slot) {
    int data = slots.frame(slot);
    if (placement != Placement.TABLES_FOLLOW_DATA || traffic.nodeOf(data) != 0) {
      return;
    }
    int index = object.tableOf(slot);
    int table = object.table(index);
    if (table != Frames.NONE && traffic.nodeOf(table) != 0) {
      int target = allocator.allocate(current, fast, Request.NOW);
      if (target != Frames.NONE) {
        object.table(index, target);
        moved(current, Kind.TABLE, table, target);
      }
    }
  }

  /** Stacks on slow nodes come back when the fast node has memory to spare. */
  public void pressureIsLow(Current current) {
    if (placement != Placement.STACKS_RETURN) {
      return;
    }
    for (int at = 0; at < stacks.size(); at++) {
      int stack = stacks.get(at);
      if (traffic.nodeOf(stack) != 0) {
        int target = allocator.allocate(current, fast, Request.NOW);
        if (target != Frames.NONE) {
          stacks.set(at, target);
          moved(current, Kind.STACK, stack, target);
        }
      }
    }
  }

  private void moved(Current current, Kind kind, int from, int to) {
    pages[kind.ordinal()][traffic.nodeOf(from)] -= grain;
    note(kind, to);
    ledger.add(Count.KERNEL_MIGRATED, grain);
    allocator.free(current, from, 0);
  }

  @Override
  public double extraNanos(MemoryObject file, int slot, int frame) {
    double extra = 0;
    int slab = file.slab(file.slabOf(slot));
    if (slab != Frames.NONE) {
      extra += traffic.latency(traffic.nodeOf(slab)) - traffic.latency(0);
    }
    if (memmapOnMemory) {
      extra += MEMMAP_TOUCHES * (traffic.latency(traffic.nodeOf(frame)) - traffic.latency(0));
    }
    return Math.max(0, extra);
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
    Unpluggable unpluggable =
        new Unpluggable(allocator, grain, placement != Placement.MOVABLE_SLAB);
    stacks.forEach(unpluggable::hold);
    slots.objects().forEach(unpluggable::holdObject);
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
