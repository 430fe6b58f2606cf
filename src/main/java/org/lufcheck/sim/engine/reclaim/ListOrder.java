package org.lufcheck.sim.engine.reclaim;

import java.util.List;
import java.util.stream.IntStream;
import org.lufcheck.sim.engine.alloc.Zone;
import org.lufcheck.sim.engine.memory.ActiveInactive;
import org.lufcheck.sim.engine.memory.Frames;
import org.lufcheck.sim.engine.memory.Lru;
import org.lufcheck.sim.engine.memory.Node;
import org.lufcheck.sim.engine.memory.Slots;
import org.lufcheck.sim.engine.time.Ledger;

/** Active and inactive lists, and refaults by distance. */
public final class ListOrder implements PageOrder {
  private final Slots slots;
  private final Frames frames;
  private final List<ActiveInactive> lists;
  private final int grain;
  private final int cluster;

  /**
   * Empty lists.
   *
   * @param nodes how many nodes there are
   * @param cluster pages that are looked at in one go (SWAP_CLUSTER_MAX)
   */
  public ListOrder(Slots slots, Frames frames, int nodes, int grain, int cluster) {
    this.slots = slots;
    this.frames = frames;
    this.grain = grain;
    this.cluster = cluster;
    lists = IntStream.range(0, nodes).mapToObj(node -> new ActiveInactive(frames)).toList();
  }

  @Override
  public Lru lru(int node) {
    return lists.get(node);
  }

  @Override
  public Workingset workingset(List<Node> nodes, Ledger ledger) {
    return new RefaultDistance(slots, nodes, frames, ledger, grain);
  }

  @Override
  public ScanPlan plan(Shrinker shrinker, List<Zone> zones) {
    return new ListScan(shrinker, lists, grain, cluster);
  }

  @Override
  public int batch() {
    return cluster;
  }
}
