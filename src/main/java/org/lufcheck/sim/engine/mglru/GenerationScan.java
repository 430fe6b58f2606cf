package org.lufcheck.sim.engine.mglru;

import java.util.List;
import org.lufcheck.sim.engine.alloc.Zone;
import org.lufcheck.sim.engine.memory.Frames;
import org.lufcheck.sim.engine.memory.Node;
import org.lufcheck.sim.engine.reclaim.ReclaimTask;
import org.lufcheck.sim.engine.reclaim.ScanPlan;
import org.lufcheck.sim.engine.reclaim.Shrinker;

/**
 * A pass over the generations of a node (lru_gen_shrink_node, try_to_shrink_lruvec): evicts from
 * the oldest until enough was looked at or reclaimed, or has a generation begun where too few are
 * left.
 */
final class GenerationScan implements ScanPlan {
  /** vm.swappiness. */
  private static final int SWAPPINESS = 60;

  private final MultiGenerational lru;
  private final Shrinker shrinker;
  private final Eviction eviction;
  private final List<Zone> zones;
  private final int grain;
  private int priority;
  private long wanted;
  private long reclaimed;
  private long scanned;
  private boolean walking;

  /** An empty plan. */
  GenerationScan(
      MultiGenerational lru, Shrinker shrinker, List<Zone> zones, Frames frames, int grain) {
    this.lru = lru;
    this.shrinker = shrinker;
    this.grain = grain;
    this.zones = List.copyOf(zones);
    eviction = new Eviction(frames, grain);
  }

  @Override
  public void begin(Node node, int from, long pages, boolean direct) {
    wanted = pages;
    reclaimed = 0;
    scanned = 0;
    walking = false;
    priority = from == DEF_PRIORITY && pages >= Eviction.BATCH ? initialPriority(node) : from;
  }

  /** set_initial_priority: so that the old pages that are scanned are about what is wanted. */
  private int initialPriority(Node node) {
    long old = (long) node.lru().size(Frames.INACTIVE_FILE) * grain;
    if (shrinker.canReclaimAnon(node)) {
      old += (long) node.lru().size(Frames.INACTIVE_ANON) * grain;
    }
    int fit = bits(old) - 1 - bits(wanted - 1);
    return Math.max(DEF_PRIORITY / 2, Math.min(DEF_PRIORITY, fit));
  }

  /** fls_long. */
  private static int bits(long value) {
    return Long.SIZE - Long.numberOfLeadingZeros(value);
  }

  @Override
  public boolean step(ReclaimTask task, Node node) {
    Generations generations = lru.generations(node);
    Aging aging = lru.aging(node);
    boolean canSwap = shrinker.canReclaimAnon(node);
    if (walking) {
      if (aging.isRunning()) {
        aging.step(task);
      }
      return !aging.isRunning();
    }
    if (priority != DEF_PRIORITY && needsGeneration(generations, canSwap)) {
      aging.start(canSwap);
      walking = true;
      return false;
    }
    long limit = toScan(generations, canSwap);
    return limit <= 0
        || !evict(task, node, generations, canSwap)
        || scanned >= limit
        || enough(task, node);
  }

  private static int firstType(boolean canSwap) {
    return canSwap ? Generations.ANON : Generations.FILE;
  }

  private static boolean isExhausted(Generations generations, boolean canSwap) {
    return generations.minSeq(firstType(canSwap)) + Generations.FEWEST > generations.maxSeq();
  }

  /** The part of should_run_aging that decides: too few generations, or uneven ones. */
  static boolean needsGeneration(Generations generations, boolean canSwap) {
    int first = firstType(canSwap);
    long youngest = generations.maxSeq();
    if (isExhausted(generations, canSwap)) {
      return true;
    }
    if (generations.minSeq(first) + Generations.FEWEST < youngest) {
      return false;
    }
    long young = 0;
    long old = 0;
    for (int type = first; type <= Generations.FILE; type++) {
      young += generations.size(type, youngest);
      if (generations.minSeq(type) <= youngest - Generations.FEWEST) {
        old += generations.size(type, youngest - Generations.FEWEST);
      }
    }
    long total = total(generations, canSwap);
    return young * Generations.FEWEST > total || old * (Generations.FEWEST + 2) < total;
  }

  private static long total(Generations generations, boolean canSwap) {
    long total = 0;
    for (int type = firstType(canSwap); type <= Generations.FILE; type++) {
      for (long seq = generations.minSeq(type); seq <= generations.maxSeq(); seq++) {
        total += generations.size(type, seq);
      }
    }
    return total;
  }

  /** get_nr_to_scan. */
  private long toScan(Generations generations, boolean canSwap) {
    return isExhausted(generations, canSwap) ? 0 : total(generations, canSwap) * grain >> priority;
  }

  /** evict_folios: whether it got anywhere. */
  private boolean evict(ReclaimTask task, Node node, Generations generations, boolean canSwap) {
    int looked = eviction.isolate(generations, canSwap ? SWAPPINESS : 0);
    shrinker.sorted(task, node, looked, Math.max(0, looked - eviction.taken()));
    boolean dropped = generations.dropEmpty(canSwap);
    if (eviction.taken() > 0) {
      int list = eviction.type() == Generations.FILE ? Frames.INACTIVE_FILE : Frames.INACTIVE_ANON;
      reclaimed +=
          shrinker.shrinkIsolated(
              task,
              node,
              list,
              eviction.isolated(),
              eviction.taken(),
              Frames.NONE,
              lru.references());
    }
    scanned += (long) looked * grain + (dropped ? 1 : 0);
    return (looked > 0 || dropped) && generations.count(firstType(canSwap)) != Generations.FEWEST;
  }

  /** should_abort_scan. */
  private boolean enough(ReclaimTask task, Node node) {
    if (reclaimed >= wanted) {
      return true;
    }
    if (!task.kswapd()) {
      return false;
    }
    for (Zone zone : zones) {
      long mark = lru.promo() ? zone.marks().promo() : zone.marks().high();
      if (zone.node() == node && zone.freePages() <= mark + Eviction.BATCH) {
        return false;
      }
    }
    return true;
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
