package org.lufcheck.sim.engine.work;

import org.lufcheck.sim.engine.memory.Frames;
import org.lufcheck.sim.engine.memory.MemoryObject;
import org.lufcheck.sim.engine.memory.Traffic;
import org.lufcheck.sim.input.WalkCosts;

/**
 * What a page walk costs: the upper levels come from caches, the last one from the node that holds
 * the page-table page, if its line is in no cache.
 */
public final class WalkTime {
  /** PTEs in a cache line: a walk for the next page in order finds its line fetched. */
  private static final double PTES_PER_LINE = 8;

  /** Steps above the last that a walk takes despite the paging-structure caches, on average. */
  private static final double UPPER_STEPS = 1;

  private final WalkCosts costs;
  private final Traffic traffic;

  /** Walks on a machine. */
  public WalkTime(WalkCosts costs, Traffic traffic) {
    this.costs = costs;
    this.traffic = traffic;
  }

  /** A walk for a page somewhere, in nanoseconds that the core does not hide. */
  double random(MemoryObject object, int slot) {
    return nanos(costs.leafMissShare(), object, slot);
  }

  /** A walk for the page after the one before, likewise. */
  double sequential(MemoryObject object, int slot) {
    return nanos(costs.leafMissShare() / PTES_PER_LINE, object, slot);
  }

  private double nanos(double leafMisses, MemoryObject object, int slot) {
    int table = object.table(object.tableOf(slot));
    int node = table == Frames.NONE ? 0 : traffic.nodeOf(table);
    double latency = traffic.latency(node);
    double leaf = leafMisses * latency + (1 - leafMisses) * costs.cachedStepNanos();
    double upper =
        costs.upperMissShare() * traffic.latency(0)
            + (1 - costs.upperMissShare()) * costs.cachedStepNanos();
    return (leaf + UPPER_STEPS * upper) * (1 - costs.overlapShare());
  }

  /** A walk for an entry that is used all the time: all its tables are in caches. */
  public static double hot(WalkCosts costs) {
    return costs.llcStepNanos() * (1 - costs.overlapShare());
  }
}
