package org.lufcheck.sim.engine.mglru;

import java.util.ArrayList;
import java.util.List;
import org.lufcheck.sim.engine.alloc.Zone;
import org.lufcheck.sim.engine.memory.Frames;
import org.lufcheck.sim.engine.memory.Lru;
import org.lufcheck.sim.engine.memory.Node;
import org.lufcheck.sim.engine.memory.Slots;
import org.lufcheck.sim.engine.reclaim.PageOrder;
import org.lufcheck.sim.engine.reclaim.References;
import org.lufcheck.sim.engine.reclaim.ScanPlan;
import org.lufcheck.sim.engine.reclaim.Shrinker;
import org.lufcheck.sim.engine.reclaim.Workingset;
import org.lufcheck.sim.engine.time.Ledger;
import org.lufcheck.sim.input.KernelCosts;

/** The multi-generational LRU of a machine: what its nodes and reclaimers share. */
public final class MultiGenerational implements PageOrder {
  private final Slots slots;
  private final Frames frames;
  private final KernelCosts costs;
  private final int grain;
  private final boolean promo;
  private final List<Generations> generations = new ArrayList<>();
  private final List<Aging> agings = new ArrayList<>();
  private final List<LookAround> looks = new ArrayList<>();
  private final References references =
      (task, node, frame, slot) -> looks.get(node.id()).judge(task, frame, slot);

  /**
   * Generations without pages.
   *
   * @param ends for each node the frame after its last
   * @param promo whether kswapd goes on to the promo watermark
   */
  public MultiGenerational(
      Slots slots, Frames frames, int[] ends, KernelCosts costs, int grain, boolean promo) {
    this.slots = slots;
    this.frames = frames;
    this.costs = costs;
    this.grain = grain;
    this.promo = promo;
    for (int node = 0; node < ends.length; node++) {
      add(new Generations(frames), node == 0 ? 0 : ends[node - 1], ends[node]);
    }
  }

  private void add(Generations own, int first, int end) {
    TableFilter filter = new TableFilter();
    double nanos = costs.protectPteNanos();
    generations.add(own);
    YoungEntries entries = new YoungEntries(slots, own, filter, first, end);
    agings.add(new Aging(slots, own, filter, entries, grain, nanos));
    looks.add(new LookAround(slots, frames, own, entries, grain, nanos));
  }

  @Override
  public Lru lru(int node) {
    return generations.get(node);
  }

  @Override
  public Workingset workingset(List<Node> nodes, Ledger ledger) {
    return new TierRefaults(slots, frames, generations, ledger, grain);
  }

  @Override
  public ScanPlan plan(Shrinker shrinker, List<Zone> zones) {
    return new GenerationScan(this, shrinker, zones, frames, grain);
  }

  @Override
  public int batch() {
    return Eviction.BATCH;
  }

  Generations generations(Node node) {
    return generations.get(node.id());
  }

  Aging aging(Node node) {
    return agings.get(node.id());
  }

  References references() {
    return references;
  }

  boolean promo() {
    return promo;
  }
}
