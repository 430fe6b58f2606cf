package org.lufcheck.sim.engine.reclaim;

import java.util.List;
import org.lufcheck.sim.engine.alloc.PageAllocator;
import org.lufcheck.sim.engine.cpu.Current;
import org.lufcheck.sim.engine.cpu.Mm;
import org.lufcheck.sim.engine.luf.Deferral;
import org.lufcheck.sim.engine.memory.Frames;
import org.lufcheck.sim.engine.memory.Node;
import org.lufcheck.sim.engine.memory.Slots;
import org.lufcheck.sim.engine.time.Ledger.Count;
import org.lufcheck.sim.input.KernelCosts;
import org.lufcheck.sim.result.FlushReason;

/**
 * What reclaim has unmapped and is about to free (free_folios in mm/vmscan.c: shrink_folio_list):
 * at most a pagevec of 31 pages, for which it flushes once, or with LUF gets a key.
 *
 * <p>Chunks of several pages are unmapped in one go. Their time is spent, and their CPUs are
 * flushed, part by part as those of single pages would be: for 31 pages, and then for the one that
 * is left of 32.
 */
final class FreeBatch {
  private final Frames frames;
  private final Slots slots;
  private final List<Mm> mms;
  private final Deferral deferral;
  private final PageAllocator allocator;
  private final Workingset workingset;
  private final Shrinker.PageOut pageOut;
  private final KernelCosts costs;
  private final Straddle straddle;
  private final int grain;
  private final int unmapPages;
  private final int clusterPages;
  private final int[] plain;
  private final int[] keyed;
  private int plainSize;
  private int keyedSize;
  private double unmapNanos;

  /** An empty batch. */
  FreeBatch(Shrinker.Parts parts, Straddle straddle) {
    frames = parts.frames();
    slots = parts.slots();
    mms = parts.mms();
    deferral = parts.deferral();
    allocator = parts.allocator();
    workingset = parts.workingset();
    pageOut = parts.pageOut();
    costs = parts.costs();
    this.straddle = straddle;
    grain = parts.grain();
    unmapPages = parts.unmapPages();
    clusterPages = parts.clusterPages();
    int most = parts.mostIsolated() + 1;
    plain = new int[most];
    keyed = new int[most];
  }

  /**
   * Unmaps a chunk, writes it if it is dirty, and takes it in; frees what is in the batch if single
   * pages have filled it.
   *
   * @param file whether it is page cache; otherwise it goes to swap
   */
  void add(ReclaimTask task, Node node, int frame, boolean file) {
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
      finish(task, Frames.NONE);
    }
  }

  /**
   * Flushes what has to be flushed before freeing, and frees (free_unref_folios).
   *
   * @param next see {@link Straddle#into}
   */
  void finish(ReclaimTask task, int next) {
    if (plainSize + keyedSize == 0) {
      return;
    }
    straddle.into(task, next);
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
}
