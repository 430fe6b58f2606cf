package org.lufcheck.sim.engine.reclaim;

import java.util.List;
import org.lufcheck.sim.engine.alloc.PageAllocator;
import org.lufcheck.sim.engine.alloc.Zone;
import org.lufcheck.sim.engine.cpu.Current;
import org.lufcheck.sim.engine.cpu.Mm;
import org.lufcheck.sim.engine.luf.Deferral;
import org.lufcheck.sim.engine.memory.FrameList;
import org.lufcheck.sim.engine.memory.Frames;
import org.lufcheck.sim.engine.memory.LruLocks;
import org.lufcheck.sim.engine.memory.Node;
import org.lufcheck.sim.engine.memory.Slots;
import org.lufcheck.sim.engine.time.Ledger.Count;
import org.lufcheck.sim.input.KernelCosts;
import org.lufcheck.sim.result.FlushReason;

/**
 * Shrinks the lists of a node (mm/vmscan.c: shrink_inactive_list, shrink_folio_list,
 * demote_folio_list, shrink_active_list): looks at up to 32 pages at the end of a list and keeps,
 * activates, demotes or frees them.
 */
public final class Shrinker {
  private final Frames frames;
  private final Slots slots;
  private final List<Mm> mms;
  private final Deferral deferral;
  private final PageAllocator allocator;
  private final Migration migration;
  private final Workingset workingset;
  private final LruLocks locks;
  private final PageOut pageOut;
  private final KernelCosts costs;
  private final int grain;
  private final int unmapPages;
  private final int clusterPages;
  private final boolean swap;
  private final Zone[][] demotionZones;
  private final int[] isolated;
  private final int[] plain;
  private final int[] keyed;
  private final References clock;
  private int straddled = Frames.NONE;
  private double unmapNanos;
  private int plainSize;
  private int keyedSize;

  /**
   * What it works with.
   *
   * @param frames all frames
   * @param slots what they hold
   * @param mms all address spaces
   * @param workingset where evictions are noted
   * @param locks of the nodes' lists
   * @param pageOut where dirty pages go
   * @param grain pages of a chunk
   * @param clusterPages pages that are reclaimed in one go, at most
   * @param unmapPages freed pages after which there is a flush (PAGEVEC_SIZE)
   * @param swap whether anonymous memory can be swapped out
   * @param demotionZones where pages of each node are demoted to; empty if nowhere
   */
  public record Parts(
      Frames frames,
      Slots slots,
      List<Mm> mms,
      Deferral deferral,
      PageAllocator allocator,
      Migration migration,
      Workingset workingset,
      LruLocks locks,
      PageOut pageOut,
      KernelCosts costs,
      int grain,
      int clusterPages,
      int unmapPages,
      boolean swap,
      Zone[][] demotionZones) {}

  /** Shrinks with some parts. */
  public Shrinker(Parts parts) {
    frames = parts.frames();
    slots = parts.slots();
    mms = parts.mms();
    deferral = parts.deferral();
    allocator = parts.allocator();
    migration = parts.migration();
    workingset = parts.workingset();
    locks = parts.locks();
    pageOut = parts.pageOut();
    costs = parts.costs();
    grain = parts.grain();
    unmapPages = parts.unmapPages();
    clusterPages = parts.clusterPages();
    swap = parts.swap();
    demotionZones = parts.demotionZones();
    int most = Math.max(1, parts.clusterPages() / grain);
    clock = (task, node, frame, slot) -> Verdict.of(frames, frame, slots, slot);
    isolated = new int[most];
    plain = new int[most + 1];
    keyed = new int[most + 1];
  }

  /** Whether pages of a node can be demoted (can_demote). */
  boolean canDemote(Node node) {
    return demotionZones[node.id()].length > 0;
  }

  /** Whether anonymous pages of a node can be reclaimed (can_reclaim_anon_pages). */
  public boolean canReclaimAnon(Node node) {
    return swap || canDemote(node);
  }

  /**
   * shrink_inactive_list.
   *
   * @param from the list
   * @param list which: {@link Frames#INACTIVE_FILE} or {@link Frames#INACTIVE_ANON}
   * @param pages to look at, at most a cluster
   * @return pages freed or demoted
   */
  public long shrinkInactive(ReclaimTask task, Node node, FrameList from, int list, long pages) {
    int taken = isolate(from, pages);
    straddled = grain > 1 && list == Frames.INACTIVE_FILE ? from.peekTail() : Frames.NONE;
    sorted(task, node, taken, 0);
    long gone = shrinkIsolated(task, node, list, isolated, taken, clock);
    straddled = Frames.NONE;
    return gone;
  }

  /**
   * Accounts for pages that were looked at, and for those that were just put elsewhere, under the
   * lock of the lists.
   *
   * @param looked chunks looked at
   * @param moved how many of them stay on some list
   */
  public void sorted(ReclaimTask task, Node node, int looked, int moved) {
    Current current = task.current();
    current.ledger().add(Count.SCANNED, (long) looked * grain);
    current.spend(task.payer(), costs.scanPageNanos() * grain * looked);
    locks.move(current, task.payer(), node, moved);
  }

  /**
   * shrink_folio_list.
   *
   * @param list where pages that stay go, or its active counterpart
   * @param isolated frames on no list, no more than a cluster; overwritten
   * @param taken how many
   * @param references who decides what stays
   * @return pages freed or demoted
   */
  public long shrinkIsolated(
      ReclaimTask task, Node node, int list, int[] isolated, int taken, References references) {
    locks.move(task.current(), task.payer(), node, taken);
    int kept = 0;
    int demotable = 0;
    long freed = 0;
    for (int at = 0; at < taken; at++) {
      int frame = isolated[at];
      switch (references.of(task, node, frame, frames.owner(frame))) {
        case KEEP -> {
          node.add(frame, list);
          kept++;
        }
        case ACTIVATE -> {
          activate(node, frame, list);
          kept++;
        }
        case RECLAIM -> {
          if (canDemote(node)) {
            isolated[demotable++] = frame;
          } else {
            freed += reclaim(task, node, frame, list);
          }
        }
      }
    }
    locks.move(task.current(), task.payer(), node, kept);
    finish(task);
    return freed + demote(task, node, list, isolated, demotable);
  }

  /**
   * demote_folio_list, after everything that was unmapped before is settled, because migration uses
   * the same batch; what finds no room is reclaimed instead.
   *
   * @param isolated the chunks; overwritten
   * @param count how many of the isolated chunks can be demoted
   * @return pages demoted or freed
   */
  private long demote(ReclaimTask task, Node node, int list, int[] isolated, int count) {
    Current current = task.current();
    int failed = 0;
    long moved = 0;
    for (int at = 0; at < count; at++) {
      int frame = isolated[at];
      if (migration.isFull()) {
        moved += (long) migration.size() * grain;
        migration.move(current, task.batch(), task.payer(), list);
      }
      Zone[] to = demotionZones[node.id()];
      if (!migration.unmap(current, task.batch(), task.payer(), frame, to)) {
        isolated[failed++] = frame;
      }
    }
    moved += (long) migration.size() * grain;
    if (migration.size() > 0) {
      straddle(task);
    }
    migration.move(current, task.batch(), task.payer(), list);
    current.ledger().add(Count.DEMOTED, moved);
    current.ledger().add(Count.DEMOTION_FAILURES, (long) failed * grain);
    for (int at = 0; at < failed; at++) {
      moved += reclaim(task, node, isolated[at], list);
    }
    finish(task);
    return moved;
  }

  /**
   * Takes pages off a list; in two loops, because the second waits for memory once, not each time.
   */
  private int isolate(FrameList list, long pages) {
    int taken = 0;
    while ((long) taken * grain < pages && taken < isolated.length && list.size() > 0) {
      isolated[taken++] = list.popTail();
    }
    for (int at = 0; at < taken; at++) {
      frames.list(isolated[at], Frames.OFF_LIST);
    }
    return taken;
  }

  private void activate(Node node, int frame, int list) {
    workingset.activate(node);
    node.add(frame, list | 1);
  }

  /** The part of shrink_folio_list that unmaps and frees; returns pages freed. */
  private long reclaim(ReclaimTask task, Node node, int frame, int list) {
    boolean file = list == Frames.INACTIVE_FILE;
    if (!file && !swap) {
      activate(node, frame, list);
      return 0;
    }
    Current current = task.current();
    int slot = frames.owner(frame);
    int pte = slots.pte(slot);
    boolean dirty = (pte & Slots.DIRTY) != 0 || frames.has(frame, Frames.DIRTY);
    boolean luf = false;
    if ((pte & (Slots.PRESENT | Slots.HINT)) != 0) {
      Mm mm = mms.get(slots.object(slot).mm());
      luf = deferral.unmapped(current, task.batch(), mm, slot, grain);
      unmapNanos += costs.unmapNanos() * grain;
    }
    if (dirty || !file) {
      unmapFor(task, unmapNanos);
      deferral.flush(current, task.batch(), FlushReason.RECLAIM);
      luf = false;
      pageOut.write(current, grain);
    }
    if (file) {
      slots.pte(slot, 0);
      workingset.evict(slot, frame, node);
    } else {
      slots.forget(slot);
      slots.pte(slot, Slots.SWAPPED);
    }
    unmapNanos += costs.reclaimPageNanos() * grain;
    current.ledger().add(Count.RECLAIMED, grain);
    if (luf) {
      keyed[keyedSize++] = frame;
    } else {
      plain[plainSize++] = frame;
    }
    if (grain == 1 && Math.max(keyedSize, plainSize) == unmapPages) {
      finish(task);
    }
    return grain;
  }

  /**
   * Flushes what has to be flushed before freeing, and frees (free_unref_folios): unmaps, flushes
   * and frees part by part, as single pages would.
   */
  private void finish(ReclaimTask task) {
    if (plainSize + keyedSize == 0) {
      return;
    }
    straddle(task);
    Current current = task.current();
    int parts = parts(plainSize == 0 ? keyedSize : plainSize);
    int left = grain * (plainSize + keyedSize);
    int key = 0;
    for (int part = 0; part < parts; part++) {
      int pages = part == parts - 1 ? left : pages(part);
      unmapFor(task, unmapNanos * pages / left);
      left -= pages;
      int given = deferral.settle(current, task.batch(), FlushReason.RECLAIM, part, parts, pages);
      key = part == 0 ? given : key;
      current.spend(task.payer(), costs.freeNanos() * pages);
    }
    for (int at = 0; at < plainSize; at++) {
      allocator.free(current, plain[at], 0);
    }
    for (int at = 0; at < keyedSize; at++) {
      allocator.free(current, keyed[at], key);
    }
    plainSize = 0;
    keyedSize = 0;
  }

  /** Spends time for pages that were unmapped. */
  private void unmapFor(ReclaimTask task, double nanos) {
    task.current().spend(task.payer(), nanos);
    unmapNanos -= nanos;
  }

  /**
   * A cluster of pages begins and ends within chunks: its last pages are of the chunk that is taken
   * next. What is at the beginning of the first chunk went with the cluster before.
   */
  private void straddle(ReclaimTask task) {
    if (straddled == Frames.NONE) {
      return;
    }
    int slot = frames.owner(straddled);
    int pte = slots.pte(slot);
    if ((pte & Slots.PRESENT) != 0 && (pte & (Slots.YOUNG | Slots.DIRTY)) == 0) {
      deferral.straddles(task.current(), task.batch(), mms.get(slots.object(slot).mm()), slot);
    }
  }

  /** In how many parts single pages would have been flushed: one cluster after the other. */
  private int parts(int chunks) {
    if (grain == 1) {
      return 1;
    }
    int pages = chunks * grain;
    int whole = pages / clusterPages * ((clusterPages + unmapPages - 1) / unmapPages);
    return whole + (pages % clusterPages + unmapPages - 1) / unmapPages;
  }

  /** How many pages a part has that is not the last: what is freed at once, or a cluster's rest. */
  private int pages(int part) {
    int ofCluster = (clusterPages + unmapPages - 1) / unmapPages;
    int before = part % ofCluster * unmapPages;
    return Math.min(unmapPages, clusterPages - before);
  }

  /** shrink_active_list: the oldest active pages become inactive, accessed or not. */
  public void shrinkActive(ReclaimTask task, Node node, FrameList active, int list, long pages) {
    int moved = 0;
    while ((long) moved * grain < pages && active.size() > 0) {
      int frame = active.popTail();
      int slot = frames.owner(frame);
      slots.pte(slot, slots.pte(slot) & ~Slots.YOUNG);
      frames.set(frame, Frames.WORKINGSET);
      node.add(frame, list & ~1);
      moved++;
    }
    locks.move(task.current(), task.payer(), node, moved);
    locks.move(task.current(), task.payer(), node, moved);
    task.current().ledger().add(Count.SCANNED, (long) moved * grain);
    task.current().spend(task.payer(), costs.scanPageNanos() * grain * moved);
  }

  /** Where dirty pages are written. */
  @FunctionalInterface
  public interface PageOut {
    /** Writes pages without waiting. */
    void write(Current current, int pages);
  }
}
