package org.lufcheck.sim.engine.place;

import java.util.BitSet;
import org.lufcheck.sim.engine.alloc.PageAllocator;
import org.lufcheck.sim.engine.alloc.Zone;
import org.lufcheck.sim.engine.memory.Frames;
import org.lufcheck.sim.engine.memory.MemoryObject;
import org.lufcheck.sim.engine.memory.Node;

/**
 * How much of a node could be unplugged: memory blocks of 128 MiB without page tables or slab
 * (drivers/base/memory.c; struct pages that are on the block itself go with it).
 */
final class Unpluggable {
  private static final int BLOCK_PAGES = 128 << 8;

  private final PageAllocator allocator;
  private final int grain;
  private final BitSet held = new BitSet();

  Unpluggable(PageAllocator allocator, int grain) {
    this.allocator = allocator;
    this.grain = grain;
  }

  /** The kernel memory of an object holds its blocks. */
  void hold(MemoryObject object) {
    for (int table = 0; table < object.tableCount(); table++) {
      hold(object.table(table));
    }
    for (int slab = 0; slab < object.slabCount(); slab++) {
      hold(object.slab(slab));
    }
  }

  private void hold(int frame) {
    if (frame != Frames.NONE) {
      held.set((int) ((long) frame * grain / BLOCK_PAGES));
    }
  }

  /** Pages of a node in blocks that nothing holds; 0 for the node of the CPUs. */
  long pages(Node node) {
    long free = 0;
    for (Zone zone : allocator.zones()) {
      if (zone.node() != node || node.id() == 0) {
        continue;
      }
      long first = (long) zone.first() * grain;
      long end = first + zone.managed();
      for (long block = first / BLOCK_PAGES; block * BLOCK_PAGES < end; block++) {
        if (!held.get((int) block)) {
          free += Math.min(end, (block + 1) * BLOCK_PAGES) - Math.max(first, block * BLOCK_PAGES);
        }
      }
    }
    return free;
  }
}
