package org.lufcheck.sim.engine.reclaim;

import java.util.List;
import org.lufcheck.sim.engine.memory.Frames;
import org.lufcheck.sim.engine.memory.Node;

/**
 * One pass of reclaim over a node at a priority (mm/vmscan.c: prepare_scan_control, get_scan_count,
 * shrink_lruvec): how many pages of each list to look at, 32 at a time and list by list.
 */
public final class ScanPlan {
  /** Where reclaim begins: a 4096th of each list (DEF_PRIORITY). */
  public static final int DEF_PRIORITY = 12;

  /** Share of the pressure that goes to anonymous memory, of 200 (vm.swappiness). */
  private static final int SWAPPINESS = 60;

  private static final List<Integer> ORDER =
      List.of(Frames.INACTIVE_ANON, Frames.ACTIVE_ANON, Frames.INACTIVE_FILE, Frames.ACTIVE_FILE);

  private final Shrinker shrinker;
  private final int grain;
  private final int cluster;
  private final long[] left = new long[4];
  private boolean deactivateFile;
  private boolean deactivateAnon;
  private boolean everything;
  private long wanted;
  private long reclaimed;
  private long restoredBefore;

  /**
   * An empty plan.
   *
   * @param clusterPages pages that are looked at in one go (SWAP_CLUSTER_MAX)
   */
  public ScanPlan(Shrinker shrinker, int grain, int clusterPages) {
    this.shrinker = shrinker;
    this.grain = grain;
    cluster = clusterPages;
  }

  /**
   * Begins a pass.
   *
   * @param priority 12 for a 4096th of each list, 0 for all
   * @param pages after which the pass may end
   * @param direct whether it is direct reclaim, which at its first priority looks at all it planned
   */
  public void begin(Node node, int priority, long pages, boolean direct) {
    wanted = pages;
    reclaimed = 0;
    everything = direct && priority == DEF_PRIORITY;
    deactivateFile =
        node.restored() != restoredBefore
            || inactiveIsLow(node, Frames.INACTIVE_FILE, Frames.ACTIVE_FILE);
    restoredBefore = node.restored();
    deactivateAnon = inactiveIsLow(node, Frames.INACTIVE_ANON, Frames.ACTIVE_ANON);
    long inactiveFile = pages(node, Frames.INACTIVE_FILE);
    boolean trimCache = inactiveFile >> priority != 0 && !deactivateFile;
    boolean anon = shrinker.canReclaimAnon(node);
    for (int list : ORDER) {
      boolean isAnon = list == Frames.INACTIVE_ANON || list == Frames.ACTIVE_ANON;
      long scan = pages(node, list) >> priority;
      if (isAnon) {
        scan = anon && !trimCache ? scan * SWAPPINESS / 200 : 0;
      } else if (anon && !trimCache) {
        scan = scan * (200 - SWAPPINESS) / 200;
      }
      left[list] = scan;
    }
  }

  private long pages(Node node, int list) {
    return (long) node.list(list).size() * grain;
  }

  /** inactive_is_low: the ratio grows with the square root of the size. */
  private boolean inactiveIsLow(Node node, int inactiveList, int activeList) {
    long inactive = pages(node, inactiveList);
    long active = pages(node, activeList);
    long gigabytes = inactive + active >> 18;
    long ratio = gigabytes == 0 ? 1 : (long) Math.sqrt(10.0 * gigabytes);
    return inactive * ratio < active;
  }

  /**
   * Goes once around the lists.
   *
   * @return whether the pass is over
   */
  public boolean step(ReclaimTask task, Node node) {
    for (int list : ORDER) {
      long pages = Math.min(cluster, left[list]);
      if (pages <= 0) {
        continue;
      }
      left[list] -= pages;
      if (list == Frames.INACTIVE_ANON || list == Frames.INACTIVE_FILE) {
        reclaimed += shrinker.shrinkInactive(task, node, list, pages);
      } else if (list == Frames.ACTIVE_FILE ? deactivateFile : deactivateAnon) {
        shrinker.shrinkActive(task, node, list, pages);
      }
    }
    boolean exhausted =
        left[Frames.INACTIVE_ANON] <= 0
            && left[Frames.ACTIVE_FILE] <= 0
            && left[Frames.INACTIVE_FILE] <= 0;
    return exhausted || (reclaimed >= wanted && !everything);
  }

  /** Pages reclaimed in this pass so far. */
  public long reclaimed() {
    return reclaimed;
  }
}
