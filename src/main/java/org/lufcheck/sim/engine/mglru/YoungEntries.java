package org.lufcheck.sim.engine.mglru;

import org.lufcheck.sim.engine.memory.Slots;

/** The entries of page tables that map pages of one node and are young. */
final class YoungEntries {
  private final Slots slots;
  private final Generations node;
  private final TableFilter filter;
  private final int first;
  private final int end;

  /**
   * Those of a node.
   *
   * @param filter notes the tables that are worth a walk
   * @param first frame of the node
   * @param end the frame after its last
   */
  YoungEntries(Slots slots, Generations node, TableFilter filter, int first, int end) {
    this.slots = slots;
    this.node = node;
    this.filter = filter;
    this.first = first;
    this.end = end;
  }

  /**
   * Renews the pages of a part of one page table, and makes their entries old. If there are enough
   * of them, the table is noted for a later walk.
   *
   * @param from first entry
   * @param to the entry after the last, in the same table
   * @param seq the generation that the later walk begins
   * @return how many there were
   */
  int renew(int from, int to, long seq) {
    int young = 0;
    for (int slot = from; slot < to; slot++) {
      int pte = slots.pte(slot);
      int frame = slots.frame(slot);
      if ((pte & Slots.YOUNG) != 0 && frame >= first && frame < end) {
        slots.pte(slot, pte & ~Slots.YOUNG);
        node.renew(frame);
        young++;
      }
    }
    if (TableFilter.isWorthIt(to - from, young)) {
      filter.add(seq, from / Aging.ENTRIES);
    }
    return young;
  }
}
