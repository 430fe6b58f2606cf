package org.lufcheck.sim.engine.work;

import org.lufcheck.sim.engine.memory.Frames;
import org.lufcheck.sim.engine.memory.MemoryObject;
import org.lufcheck.sim.engine.memory.Traffic;
import org.lufcheck.sim.input.Machine;
import org.lufcheck.sim.input.Tlb;
import org.lufcheck.sim.input.WalkCosts;

/**
 * What a page walk costs: the upper levels come from the paging-structure caches, or from other
 * caches; the last one from the node that holds the page-table page, if its line is in no cache.
 *
 * <p>Walks of a thread that the core can do at the same time hide each other as far as the machine
 * says, and no further than there are walkers for both threads of the core.
 */
public final class WalkTime {
  /** PTEs in a cache line: a walk for the next page in order finds its line fetched. */
  private static final double PTES_PER_LINE = 8;

  /** Pages below an entry of a page directory, and below an entry of the level above it. */
  private static final double PAGES_PER_PDE = 512;

  private static final double PAGES_PER_PDPTE = PAGES_PER_PDE * 512;

  private final WalkCosts costs;
  private final Tlb tlb;
  private final Traffic traffic;
  private final int grain;
  private final double sequentialSteps;
  private final double[] unhidden;

  /**
   * Walks on a machine.
   *
   * @param grain pages of a chunk
   */
  public WalkTime(Machine machine, Traffic traffic, int grain) {
    costs = machine.walk();
    tlb = machine.tlb();
    this.traffic = traffic;
    this.grain = grain;
    sequentialSteps = 1 / PAGES_PER_PDE + 1 / PAGES_PER_PDPTE;
    unhidden = new double[] {unhidden(machine, 1), unhidden(machine, 2)};
  }

  /** The part of a walk that a core does not hide while so many of its threads walk. */
  private static double unhidden(Machine machine, int threads) {
    double walkers = machine.tlb().walkers();
    return Math.max(1 - machine.walk().overlapShare(), threads / walkers);
  }

  /**
   * A walk for a page somewhere, in nanoseconds that the core does not hide.
   *
   * @param shared whether the other thread of the core is busy
   */
  double random(MemoryObject object, int slot, boolean shared) {
    double steps = upperSteps((double) object.chunks() * grain, shared ? 2 : 1);
    return nanos(costs.leafMissShare(), steps, object, slot, shared);
  }

  /** A walk for the page after the one before, likewise. */
  double sequential(MemoryObject object, int slot, boolean shared) {
    return nanos(costs.leafMissShare() / PTES_PER_LINE, sequentialSteps, object, slot, shared);
  }

  /** Steps above the last that the paging-structure caches do not spare, on average. */
  private double upperSteps(double pages, int threads) {
    double pde = Math.max(0, 1 - tlb.pdeEntries() * PAGES_PER_PDE / threads / pages);
    double pdpte = Math.max(0, 1 - tlb.pdpteEntries() * PAGES_PER_PDPTE / threads / pages);
    return pde * (1 + pdpte);
  }

  private double nanos(
      double leafMisses, double upperSteps, MemoryObject object, int slot, boolean shared) {
    int table = object.table(object.tableOf(slot));
    int node = table == Frames.NONE ? 0 : traffic.nodeOf(table);
    double latency = traffic.latency(node);
    double leaf = leafMisses * latency + (1 - leafMisses) * costs.cachedStepNanos();
    double upper =
        costs.upperMissShare() * traffic.latency(0)
            + (1 - costs.upperMissShare()) * costs.cachedStepNanos();
    return (leaf + upperSteps * upper) * unhidden[shared ? 1 : 0];
  }

  /** A walk for an entry that is used all the time: all its tables are in caches. */
  public static double hot(Machine machine) {
    return machine.walk().llcStepNanos() * unhidden(machine, 1);
  }
}
