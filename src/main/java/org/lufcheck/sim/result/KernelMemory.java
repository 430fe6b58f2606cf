package org.lufcheck.sim.result;

import java.util.List;

/**
 * Memory that the kernel itself needs, and what became of it.
 *
 * @param nodes where it is, one entry for each memory node in order
 * @param failures allocations that failed and could do without
 * @param outOfMemory allocations that had to succeed and could not: the OOM killer would run
 * @param prematureReclaims pages reclaimed for the kernel's own needs while another node had free
 *     memory
 * @param migrated kernel pages that a placement policy moved
 */
public record KernelMemory(
    List<Placed> nodes, long failures, long outOfMemory, long prematureReclaims, long migrated) {
  /** Copies the list. */
  public KernelMemory {
    nodes = List.copyOf(nodes);
  }

  /**
   * Kernel memory on one node, in pages.
   *
   * @param node name of the node
   * @param pageTables page tables
   * @param slab slab objects, XArray nodes of the page cache above all
   * @param stacks kernel stacks
   * @param structPages struct pages (the memmap)
   * @param unpluggable pages of the node that could be unplugged: in memory blocks without kernel
   *     memory that cannot move
   */
  public record Placed(
      String node, long pageTables, long slab, long stacks, long structPages, long unpluggable) {}
}
