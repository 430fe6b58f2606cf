package org.lufcheck.sim.engine.reclaim;

import java.util.List;
import org.lufcheck.sim.engine.alloc.Zone;
import org.lufcheck.sim.engine.memory.Lru;
import org.lufcheck.sim.engine.memory.Node;
import org.lufcheck.sim.engine.time.Ledger;

/** How a kernel finds the pages that it can best do without: what it was built with. */
public interface PageOrder {
  /** The pages of a node, none so far. The same at each call. */
  Lru lru(int node);

  /**
   * What is remembered of evicted pages.
   *
   * @param nodes all nodes, with the lists of this order
   */
  Workingset workingset(List<Node> nodes, Ledger ledger);

  /**
   * Passes of one reclaimer over the nodes.
   *
   * @param zones all zones
   */
  ScanPlan plan(Shrinker shrinker, List<Zone> zones);

  /** Pages that are reclaimed in one go, at most. */
  int batch();
}
