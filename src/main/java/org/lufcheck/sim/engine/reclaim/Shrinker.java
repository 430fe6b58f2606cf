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

/**
 * Shrinks the lists of a node (mm/vmscan.c: shrink_inactive_list, shrink_folio_list,
 * shrink_active_list): looks at up to 32 pages at the end of a list and keeps, activates, demotes
 * or frees them.
 */
public final class Shrinker {
  private final Frames frames;
  private final Slots slots;
  private final Workingset workingset;
  private final LruLocks locks;
  private final KernelCosts costs;
  private final int grain;
  private final boolean swap;
  private final Demotion demotion;
  private final FreeBatch freed;
  private final int[] isolated;
  private final References clock;

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
      Zone[][] demotionZones) {
    /** Chunks that are reclaimed in one go, at most. */
    int mostIsolated() {
      return Math.max(1, clusterPages / grain);
    }
  }

  /** Shrinks with some parts. */
  public Shrinker(Parts parts) {
    frames = parts.frames();
    slots = parts.slots();
    workingset = parts.workingset();
    locks = parts.locks();
    costs = parts.costs();
    grain = parts.grain();
    swap = parts.swap();
    Straddle straddle = new Straddle(frames, slots, parts.mms(), parts.deferral());
    demotion = new Demotion(parts.migration(), straddle, parts.demotionZones(), grain);
    freed = new FreeBatch(parts, straddle);
    isolated = new int[parts.mostIsolated()];
    clock = (task, node, frame, slot) -> Verdict.of(frames, frame, slots, slot);
  }

  /** Whether anonymous pages of a node can be reclaimed (can_reclaim_anon_pages). */
  public boolean canReclaimAnon(Node node) {
    return swap || demotion.isPossible(node);
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
    boolean within = grain > 1 && list == Frames.INACTIVE_FILE;
    int next = within ? from.peekTail() : Frames.NONE;
    sorted(task, node, taken, 0);
    return shrinkIsolated(task, node, list, isolated, taken, next, clock);
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
   * @param next the frame that is taken next, if the pages end within its chunk, or {@link
   *     Frames#NONE}
   * @param references who decides what stays
   * @return pages freed or demoted
   */
  public long shrinkIsolated(
      ReclaimTask task,
      Node node,
      int list,
      int[] isolated,
      int taken,
      int next,
      References references) {
    locks.move(task.current(), task.payer(), node, taken);
    int kept = 0;
    int demotable = 0;
    long gone = 0;
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
          if (demotion.isPossible(node)) {
            isolated[demotable++] = frame;
          } else {
            gone += reclaim(task, node, frame, list);
          }
        }
      }
    }
    locks.move(task.current(), task.payer(), node, kept);
    freed.finish(task, next);
    int failed = demotion.demote(task, node, list, isolated, demotable, next);
    gone += (long) (demotable - failed) * grain;
    for (int at = 0; at < failed; at++) {
      gone += reclaim(task, node, isolated[at], list);
    }
    freed.finish(task, next);
    return gone;
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
    freed.add(task, node, frame, file);
    return grain;
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
