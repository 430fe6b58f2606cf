package org.lufcheck.sim.engine.reclaim;

import org.lufcheck.sim.engine.memory.Node;

/** One pass of reclaim over a node at a priority (mm/vmscan.c: shrink_lruvec), in small steps. */
public interface ScanPlan {
  /** Where reclaim begins: a 4096th of each list (DEF_PRIORITY). */
  int DEF_PRIORITY = 12;

  /**
   * Begins a pass.
   *
   * @param priority 12 for a 4096th of the pages, 0 for all
   * @param pages after which the pass may end
   * @param direct whether it is direct reclaim
   */
  void begin(Node node, int priority, long pages, boolean direct);

  /**
   * Does a step of the pass.
   *
   * @return whether the pass is over
   */
  boolean step(ReclaimTask task, Node node);

  /** Pages in this pass so far of which reclaim had to decide whether they stay (nr_scanned). */
  long scanned();

  /** Pages reclaimed in this pass so far. */
  long reclaimed();
}
