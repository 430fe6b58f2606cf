package org.lufcheck.sim.engine.mglru;

import org.lufcheck.sim.engine.memory.Frames;
import org.lufcheck.sim.engine.memory.MemoryObject;
import org.lufcheck.sim.engine.memory.Slots;
import org.lufcheck.sim.engine.reclaim.ReclaimTask;

/**
 * Begins generations of a node: walks the page tables of all processes, renews every page of the
 * node whose entry is young, and counts up (try_to_inc_max_seq, iterate_mm_list, walk_pte_range). A
 * walk is shared: whoever reclaims the node while it runs takes part in it.
 */
final class Aging {
  /** Entries of a page table; a chunk's table maps chunks. */
  static final int ENTRIES = 512;

  /** Tables that are walked in one step, so that others act in between. */
  private static final int TABLES_OF_A_STEP = 16;

  /** Reading entries that are not young costs this part of changing one: eight share a line. */
  private static final double READ_SHARE = 1.0 / 8;

  private final Slots slots;
  private final Generations node;
  private final TableFilter filter;
  private final YoungEntries entries;
  private final int grain;
  private final double entryNanos;
  private boolean running;
  private boolean canSwap;
  private int object;
  private int next;

  /**
   * No walk yet.
   *
   * @param filter which tables are worth a walk
   * @param entries those of the node
   * @param entryNanos cost of changing one entry
   */
  Aging(
      Slots slots,
      Generations node,
      TableFilter filter,
      YoungEntries entries,
      int grain,
      double entryNanos) {
    this.slots = slots;
    this.node = node;
    this.filter = filter;
    this.entries = entries;
    this.grain = grain;
    this.entryNanos = entryNanos;
  }

  /** Whether a walk is under way. */
  boolean isRunning() {
    return running;
  }

  /** Begins a walk, unless there is one. */
  void start(boolean withAnonymous) {
    if (!running) {
      running = true;
      canSwap = withAnonymous;
      object = 0;
      next = -1;
      filter.reset(node.maxSeq() + 1);
    }
  }

  /** Walks some tables; at the end of all of them a generation begins. */
  void step(ReclaimTask task) {
    int left = TABLES_OF_A_STEP;
    while (left > 0 && object < slots.objects().size()) {
      MemoryObject one = slots.objects().get(object);
      int from = Math.max(next, one.base());
      if (from >= one.end() || (!one.file() && !canSwap)) {
        object++;
        next = -1;
        continue;
      }
      next = from + ENTRIES;
      boolean exists = one.table(one.tableOf(from)) != Frames.NONE;
      if (exists && filter.has(node.maxSeq(), from / ENTRIES)) {
        left--;
        walk(task, from, Math.min(next, one.end()));
      }
    }
    if (object == slots.objects().size()) {
      running = false;
      int moved = node.begin(canSwap);
      task.current().spend(task.payer(), entryNanos * moved);
    }
  }

  /** walk_pte_range. */
  private void walk(ReclaimTask task, int from, int to) {
    int young = entries.renew(from, to, node.maxSeq() + 1);
    double nanos = (young + (to - from) * READ_SHARE) * entryNanos * grain;
    task.current().spend(task.payer(), nanos);
  }
}
