package org.lufcheck.sim.engine.reclaim;

import java.util.List;
import org.lufcheck.sim.engine.memory.ActiveInactive;
import org.lufcheck.sim.engine.memory.Frames;
import org.lufcheck.sim.engine.memory.Node;

/**
 * A pass over active and inactive lists (mm/vmscan.c: prepare_scan_control, get_scan_count,
 * shrink_lruvec): how many pages of each list to look at, 32 at a time and list by list. Direct
 * reclaim looks at all it planned at its first priority.
 */
public final class ListScan implements ScanPlan {
  /** Share of the pressure that goes to anonymous memory, of 200 (vm.swappiness). */
  private static final int SWAPPINESS = 60;

  private static final int[] ORDER = {
    Frames.INACTIVE_ANON, Frames.ACTIVE_ANON, Frames.INACTIVE_FILE, Frames.ACTIVE_FILE
  };

  private final Shrinker shrinker;
  private final List<ActiveInactive> lists;
  private final int grain;
  private final int cluster;
  private final long[] left = new long[4];
  private final long[] rest = new long[4];
  private boolean deactivateFile;
  private boolean deactivateAnon;
  private boolean everything;
  private long wanted;
  private long scanned;
  private long reclaimed;
  private long restoredBefore;

  /**
   * An empty plan.
   *
   * @param lists of each node
   * @param clusterPages pages that are looked at in one go (SWAP_CLUSTER_MAX)
   */
  public ListScan(Shrinker shrinker, List<ActiveInactive> lists, int grain, int clusterPages) {
    this.shrinker = shrinker;
    this.lists = List.copyOf(lists);
    this.grain = grain;
    cluster = Math.max(clusterPages, grain);
  }

  @Override
  public void begin(Node node, int priority, long pages, boolean direct) {
    wanted = pages;
    scanned = 0;
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
      left[list] = scan + rest[list];
      rest[list] = 0;
    }
  }

  private long pages(Node node, int list) {
    return (long) node.lru().size(list) * grain;
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
   * Goes once around the lists. Only whole chunks can be looked at; what is less is left to a later
   * pass.
   */
  @Override
  public boolean step(ReclaimTask task, Node node) {
    ActiveInactive own = lists.get(node.id());
    for (int list : ORDER) {
      long pages = left[list] < cluster ? left[list] / grain * grain : cluster;
      if (pages <= 0) {
        continue;
      }
      left[list] -= pages;
      if (list == Frames.INACTIVE_ANON || list == Frames.INACTIVE_FILE) {
        scanned += pages;
        reclaimed += shrinker.shrinkInactive(task, node, own.list(list), list, pages);
      } else if (list == Frames.ACTIVE_FILE ? deactivateFile : deactivateAnon) {
        shrinker.shrinkActive(task, node, own.list(list), list, pages);
      }
    }
    boolean exhausted =
        left[Frames.INACTIVE_ANON] < grain
            && left[Frames.ACTIVE_FILE] < grain
            && left[Frames.INACTIVE_FILE] < grain;
    if (exhausted) {
      for (int list : ORDER) {
        rest[list] = left[list] < grain ? left[list] : 0;
      }
    }
    return exhausted || (reclaimed >= wanted && !everything);
  }

  @Override
  public long scanned() {
    return scanned;
  }

  @Override
  public long reclaimed() {
    return reclaimed;
  }
}
