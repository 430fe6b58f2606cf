package org.lufcheck.sim.engine.mglru;

import org.lufcheck.sim.engine.memory.Frames;
import org.lufcheck.sim.engine.memory.MemoryObject;
import org.lufcheck.sim.engine.memory.Slots;
import org.lufcheck.sim.engine.reclaim.ReclaimTask;
import org.lufcheck.sim.engine.reclaim.Verdict;

/**
 * What eviction does with a page of a node whose entry turns out to be young (lru_gen_look_around):
 * the page stays and becomes as young as can be, and so does every page of the node among its 64
 * neighbours in the page table whose entry is young as well.
 */
final class LookAround {
  private final Slots slots;
  private final Frames frames;
  private final Generations node;
  private final YoungEntries entries;
  private final int grain;
  private final double entryNanos;
  private final int window;

  /**
   * Looks around pages of a node.
   *
   * @param entries those of the node
   * @param entryNanos cost of changing one entry
   */
  LookAround(
      Slots slots,
      Frames frames,
      Generations node,
      YoungEntries entries,
      int grain,
      double entryNanos) {
    this.slots = slots;
    this.frames = frames;
    this.node = node;
    this.entries = entries;
    this.grain = grain;
    this.entryNanos = entryNanos;
    window = Math.max(1, Eviction.BATCH / grain);
  }

  /** folio_check_references, for a page that was isolated. */
  Verdict judge(ReclaimTask task, int frame, int slot) {
    if ((slots.pte(slot) & Slots.YOUNG) == 0) {
      return Verdict.RECLAIM;
    }
    MemoryObject object = slots.object(slot);
    int table = slot / Aging.ENTRIES;
    int from = Math.max(object.base(), table * Aging.ENTRIES);
    int to = Math.min(object.end(), (table + 1) * Aging.ENTRIES);
    if (to - from > window) {
      from = Math.max(from, Math.min(slot - window / 2, to - window));
      to = from + window;
    }
    int young = entries.renew(from, to, node.maxSeq());
    frames.clear(frame, Frames.REFERENCED | Frames.WORKINGSET);
    frames.refs(frame, 0);
    task.current().spend(task.payer(), entryNanos * grain * young);
    return Verdict.ACTIVATE;
  }
}
