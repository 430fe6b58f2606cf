package org.lufcheck.sim.engine.numa;

import org.lufcheck.sim.engine.alloc.Zone;
import org.lufcheck.sim.engine.cpu.Current;
import org.lufcheck.sim.engine.luf.UnmapBatch;
import org.lufcheck.sim.engine.memory.Frames;
import org.lufcheck.sim.engine.memory.LruLocks;
import org.lufcheck.sim.engine.memory.MemoryObject;
import org.lufcheck.sim.engine.memory.Node;
import org.lufcheck.sim.engine.reclaim.Migration;
import org.lufcheck.sim.engine.time.Ledger.Count;
import org.lufcheck.sim.result.Payer;

/**
 * Decides at a hint fault whether a page moves to a faster node, and moves it
 * (should_numa_migrate_memory in kernel/sched/fair.c, migrate_misplaced_folio in mm/migrate.c). Its
 * PTE was inaccessible, so that the move needs no flush.
 */
public final class Promotion {
  /** A node with this part of it free, beyond promo, takes any page (pgdat_free_space_enough). */
  private static final int ENOUGH_SHARE = 16;

  private static final long ENOUGH_PAGES = 1L << 18;

  private final Migration migration;
  private final HotThreshold threshold;
  private final LruLocks locks;
  private final Zone[] fast;
  private final int grain;
  private final UnmapBatch batch = new UnmapBatch();

  /**
   * Promotion to some zones.
   *
   * @param fast where hot pages go; empty if tiering is off
   */
  public Promotion(
      Migration migration, HotThreshold threshold, LruLocks locks, Zone[] fast, int grain) {
    this.migration = migration;
    this.threshold = threshold;
    this.locks = locks;
    this.fast = fast.clone();
    this.grain = grain;
  }

  /** A hint fault on a slot whose frame is on some node. */
  public void faulted(Current current, MemoryObject region, int slot, int frame, Node node) {
    current.ledger().add(Count.HINT_FAULTS, grain);
    if (fast.length == 0 || node == fast[0].node()) {
      return;
    }
    double now = current.now();
    if (!isRoomy()) {
      if (!threshold.isHot(now - region.hint(slot), now)) {
        return;
      }
      if (!threshold.mayPromote(grain, now)) {
        current.ledger().add(Count.RATE_LIMITED, grain);
        return;
      }
    }
    int list = node.lru().listOf(frame);
    if (list == Frames.OFF_LIST) {
      return;
    }
    node.remove(frame);
    locks.move(current, Payer.NUMA_BALANCING, node, 1);
    if (migration.unmap(current, batch, Payer.NUMA_BALANCING, frame, fast)) {
      migration.move(current, batch, Payer.NUMA_BALANCING, list);
      current.ledger().add(Count.PROMOTED, grain);
    } else {
      node.add(frame, list);
      locks.move(current, Payer.NUMA_BALANCING, node, 1);
    }
  }

  private boolean isRoomy() {
    long free = 0;
    long pages = 0;
    long promo = 0;
    for (Zone zone : fast) {
      free += zone.freePages();
      pages += zone.managed();
      promo += zone.marks().promo();
    }
    return free >= promo + Math.max(ENOUGH_PAGES, pages / ENOUGH_SHARE);
  }
}
