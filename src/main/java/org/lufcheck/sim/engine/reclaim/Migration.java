package org.lufcheck.sim.engine.reclaim;

import java.util.List;
import org.lufcheck.sim.engine.alloc.PageAllocator;
import org.lufcheck.sim.engine.alloc.Request;
import org.lufcheck.sim.engine.alloc.Zone;
import org.lufcheck.sim.engine.cpu.Current;
import org.lufcheck.sim.engine.cpu.Mm;
import org.lufcheck.sim.engine.log.Event;
import org.lufcheck.sim.engine.log.EventLog;
import org.lufcheck.sim.engine.luf.Deferral;
import org.lufcheck.sim.engine.luf.UnmapBatch;
import org.lufcheck.sim.engine.memory.Frames;
import org.lufcheck.sim.engine.memory.LruLocks;
import org.lufcheck.sim.engine.memory.Node;
import org.lufcheck.sim.engine.memory.Slots;
import org.lufcheck.sim.input.KernelCosts;
import org.lufcheck.sim.result.FlushReason;
import org.lufcheck.sim.result.Payer;

/**
 * Batched migration (mm/migrate.c: migrate_pages_batch): all pages of a batch are unmapped, then
 * flushed once or given a key, then copied; the old frames are freed with that key.
 */
public final class Migration {
  private final Frames frames;
  private final Slots slots;
  private final List<Mm> mms;
  private final Deferral deferral;
  private final PageAllocator allocator;
  private final LruLocks locks;
  private final KernelCosts costs;
  private final EventLog log;
  private final int grain;
  private final int clusterPages;
  private final int[] sources;
  private final int[] targets;
  private final boolean[] deferred;
  private int size;

  /**
   * A migration engine.
   *
   * @param most chunks of one batch
   * @param clusterPages pages that reclaim hands over at once: as many are flushed together,
   *     however large a chunk is
   */
  public Migration(
      Frames frames,
      Slots slots,
      List<Mm> mms,
      Deferral deferral,
      PageAllocator allocator,
      LruLocks locks,
      KernelCosts costs,
      EventLog log,
      int grain,
      int most,
      int clusterPages) {
    this.frames = frames;
    this.slots = slots;
    this.mms = mms;
    this.deferral = deferral;
    this.allocator = allocator;
    this.locks = locks;
    this.costs = costs;
    this.log = log;
    this.grain = grain;
    this.clusterPages = clusterPages;
    sources = new int[most];
    targets = new int[most];
    deferred = new boolean[most];
  }

  /**
   * migrate_folio_unmap: takes a frame into the batch, if there is room for it where it shall go.
   *
   * @param frame a mapped or unmapped frame that is on no list
   * @param to zones that it may go to
   * @return whether it is in the batch
   */
  public boolean unmap(Current current, UnmapBatch batch, Payer payer, int frame, Zone[] to) {
    int target = allocator.allocate(current, to, Request.NOW);
    if (target == Frames.NONE) {
      return false;
    }
    int slot = frames.owner(frame);
    int pte = slots.pte(slot);
    boolean luf = false;
    if ((pte & (Slots.PRESENT | Slots.HINT)) != 0) {
      Mm mm = mms.get(slots.object(slot).mm());
      luf = deferral.unmapped(current, batch, mm, slot, grain);
    }
    sources[size] = frame;
    targets[size] = target;
    deferred[size++] = luf;
    current.spend(payer, costs.unmapNanos() * grain);
    return true;
  }

  /** Whether the batch has to be moved before another frame can be taken into it. */
  boolean isFull() {
    return size == sources.length;
  }

  /** How many chunks are in the batch. */
  int size() {
    return size;
  }

  /** As often as single pages would: once for as many as reclaim hands over. */
  private int settle(Current current, UnmapBatch batch) {
    int parts = Math.max(1, size * grain / clusterPages);
    int key = deferral.settle(current, batch, FlushReason.MIGRATION, 0, parts, clusterPages);
    for (int part = 1; part < parts; part++) {
      deferral.settle(current, batch, FlushReason.MIGRATION, part, parts, clusterPages);
    }
    return key;
  }

  /**
   * Flushes or defers, and moves all pages of the batch. The new frames are mapped as the old ones
   * were, and are put on the list of their new node that corresponds to the old one.
   *
   * @param list where the new frames go
   */
  public void move(Current current, UnmapBatch batch, Payer payer, int list) {
    if (size == 0) {
      return;
    }
    int key = settle(current, batch);
    for (int at = 0; at < size; at++) {
      int source = sources[at];
      int target = targets[at];
      int slot = frames.owner(source);
      frames.own(target, slot);
      frames.set(target, frames.has(source, Frames.REFERENCED) ? Frames.REFERENCED : 0);
      frames.set(target, frames.has(source, Frames.WORKINGSET) ? Frames.WORKINGSET : 0);
      frames.set(target, frames.has(source, Frames.DIRTY) ? Frames.DIRTY : 0);
      frames.set(target, frames.has(source, Frames.FILE) ? Frames.FILE : 0);
      slots.place(slot, target);
      if ((slots.pte(slot) & Slots.PRESENT) != 0) {
        log.happened(Event.Kind.MAP, -1, slots.object(slot).mm(), slot, target);
      }
      Node node = allocator.zoneOf(target).node();
      node.add(target, list);
      locks.add(current, payer, node);
      current.spend(payer, (costs.migratePageNanos() + costs.copyNanos()) * grain);
      allocator.free(current, source, deferred[at] ? key : 0);
      current.spend(payer, costs.freeNanos() * grain);
    }
    size = 0;
  }
}
