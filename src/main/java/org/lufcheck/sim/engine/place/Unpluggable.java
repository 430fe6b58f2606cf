package org.lufcheck.sim.engine.place;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.lufcheck.sim.engine.alloc.PageAllocator;
import org.lufcheck.sim.engine.alloc.Zone;
import org.lufcheck.sim.engine.memory.Frames;
import org.lufcheck.sim.engine.memory.MemoryObject;
import org.lufcheck.sim.engine.memory.Node;

/**
 * How much of a node could be unplugged: memory blocks of 128 MiB without page tables, stacks or
 * slab (drivers/base/memory.c; struct pages that are on the block itself go with it).
 */
final class Unpluggable {
  private static final int BLOCK_PAGES = 128 << 8;

  private final PageAllocator allocator;
  private final int grain;
  private final boolean slabHolds;
  private final Map<Zone, BitSet> held = new HashMap<>();

  Unpluggable(PageAllocator allocator, int grain, boolean slabHolds) {
    this.slabHolds = slabHolds;
    this.allocator = allocator;
    this.grain = grain;
  }

  /** The kernel memory of an object holds its blocks. */
  void holdObject(MemoryObject object) {
    for (int table = 0; table < object.tableCount(); table++) {
      hold(object.table(table));
    }
    for (int slab = 0; slabHolds && slab < object.slabCount(); slab++) {
      hold(object.slab(slab));
    }
  }

  /** A frame that cannot move holds its block. */
  void hold(int frame) {
    if (frame != Frames.NONE) {
      Zone zone = allocator.zoneOf(frame);
      held.computeIfAbsent(zone, key -> new BitSet())
          .set((int) ((long) (frame - zone.first()) * grain / BLOCK_PAGES));
    }
  }

  /** Pages of a node in blocks that nothing holds; 0 for the node of the CPUs. */
  long pages(Node node) {
    long free = 0;
    for (Zone zone : allocator.zones()) {
      if (zone.node() == node && node.id() > 0) {
        free += pages(zone);
      }
    }
    return free;
  }

  private long pages(Zone zone) {
    BitSet blocks = held.getOrDefault(zone, new BitSet());
    long free = 0;
    for (long first = 0; first < zone.managed(); first += BLOCK_PAGES) {
      if (!blocks.get((int) (first / BLOCK_PAGES))) {
        free += Math.min(BLOCK_PAGES, zone.managed() - first);
      }
    }
    return free;
  }
}
