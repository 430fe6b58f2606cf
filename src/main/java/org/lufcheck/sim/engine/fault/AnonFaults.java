package org.lufcheck.sim.engine.fault;

import org.lufcheck.kernel.Hook;
import org.lufcheck.sim.engine.alloc.PageAllocator;
import org.lufcheck.sim.engine.alloc.Request;
import org.lufcheck.sim.engine.alloc.Zone;
import org.lufcheck.sim.engine.cpu.Current;
import org.lufcheck.sim.engine.cpu.Mm;
import org.lufcheck.sim.engine.cpu.WalkCounts;
import org.lufcheck.sim.engine.fault.FileFaults.Outcome;
import org.lufcheck.sim.engine.log.Event;
import org.lufcheck.sim.engine.log.EventLog;
import org.lufcheck.sim.engine.luf.Deferral;
import org.lufcheck.sim.engine.memory.Frames;
import org.lufcheck.sim.engine.memory.LruLocks;
import org.lufcheck.sim.engine.memory.MemoryObject;
import org.lufcheck.sim.engine.memory.Node;
import org.lufcheck.sim.engine.memory.Slots;
import org.lufcheck.sim.engine.numa.Promotion;
import org.lufcheck.sim.engine.place.KernelMemoryPlacer;
import org.lufcheck.sim.engine.time.Ledger.Count;
import org.lufcheck.sim.input.KernelCosts;
import org.lufcheck.sim.result.Payer;

/**
 * Faults on private anonymous memory (mm/memory.c: do_anonymous_page, do_wp_page, do_swap_page). A
 * fault that may make a PTE writable ends the deferral of the address space (hook H4).
 */
public final class AnonFaults {
  private final Slots slots;
  private final Frames frames;
  private final PageAllocator allocator;
  private final Zone[] zones;
  private final LruLocks locks;
  private final StorageQueue storage;
  private final KernelMemoryPlacer kernelMemory;
  private final Deferral deferral;
  private final KernelCosts costs;
  private final Promotion promotion;
  private final WalkCounts walks;
  private final EventLog log;
  private final int grain;
  private double wakeAt;

  /**
   * What it works with.
   *
   * @param zones where anonymous memory may be, best first
   */
  public record Parts(
      Slots slots,
      Frames frames,
      PageAllocator allocator,
      Zone[] zones,
      LruLocks locks,
      StorageQueue storage,
      KernelMemoryPlacer kernelMemory,
      Deferral deferral,
      KernelCosts costs,
      Promotion promotion,
      WalkCounts walks,
      EventLog log,
      int grain) {}

  /** Faults with some parts. */
  public AnonFaults(Parts parts) {
    slots = parts.slots();
    frames = parts.frames();
    allocator = parts.allocator();
    zones = parts.zones();
    locks = parts.locks();
    storage = parts.storage();
    kernelMemory = parts.kernelMemory();
    deferral = parts.deferral();
    costs = parts.costs();
    promotion = parts.promotion();
    walks = parts.walks();
    log = parts.log();
    grain = parts.grain();
  }

  /** After {@link Outcome#SLEEP}: until when. */
  public double wakeAt() {
    return wakeAt;
  }

  /** A write fault on a slot that is not mapped writable. */
  public Outcome fault(Current current, Mm mm, MemoryObject region, int slot) {
    int pte = slots.pte(slot);
    if ((pte & Slots.SWAPPED) != 0) {
      slots.pte(slot, pte & ~Slots.SWAPPED);
      wakeAt = storage.submit(current.now(), grain);
      current.ledger().add(Count.PAGE_INS, grain);
      current.ledger().add(Count.MAJOR_FAULTS, 1);
      return Outcome.SLEEP;
    }
    if ((pte & Slots.HINT) != 0) {
      return hintFault(current, region, slot);
    }
    if (slots.frame(slot) < 0) {
      if (!kernelMemory.beforeMap(current, region, slot)) {
        return current.isStalled() ? Outcome.RECLAIM : Outcome.FAILED;
      }
      int frame = allocator.allocate(current, zones, Request.MUST);
      if (frame == Frames.NONE) {
        return current.isStalled() ? Outcome.RECLAIM : Outcome.FAILED;
      }
      frames.own(frame, slot);
      slots.place(slot, frame);
      Node node = allocator.zoneOf(frame).node();
      node.lru().addInFault(frame, Frames.INACTIVE_ANON);
      locks.add(current, Payer.FAULTS, node);
      current.spend(Payer.FAULTS, costs.clearNanos() * grain);
    }
    if ((pte & Slots.PRESENT) != 0) {
      deferral.hook(current, Hook.W1, mm);
    }
    slots.pte(slot, Slots.PRESENT | Slots.YOUNG | Slots.WRITE | Slots.DIRTY);
    log.happened(Event.Kind.MAP, -1, region.mm(), slot, slots.frame(slot));
    current.spend(Payer.FAULTS, (costs.faultNanos() + costs.mapPageNanos()) * grain);
    current.ledger().add(Count.MINOR_FAULTS, grain);
    walks.faults(grain);
    deferral.hook(current, Hook.H4, mm);
    return Outcome.MAPPED;
  }

  /** do_numa_page: the PTE becomes accessible again, and the page may move. */
  private Outcome hintFault(Current current, MemoryObject region, int slot) {
    current.spend(Payer.NUMA_BALANCING, costs.hintFaultNanos() * grain);
    int frame = slots.frame(slot);
    promotion.faulted(current, region, slot, frame, allocator.zoneOf(frame).node());
    slots.pte(slot, (slots.pte(slot) & ~Slots.HINT) | Slots.PRESENT | Slots.YOUNG);
    log.happened(Event.Kind.MAP, -1, region.mm(), slot, slots.frame(slot));
    kernelMemory.promoted(current, region, slot);
    return Outcome.MAPPED;
  }

  /** Frees all frames of some slots after their mapping is gone and flushed (zap_pte_range). */
  public void drop(Current current, int from, int to) {
    for (int slot = from; slot < to; slot++) {
      int frame = slots.frame(slot);
      if (frame >= 0) {
        Node node = allocator.zoneOf(frame).node();
        node.remove(frame);
        locks.move(current, Payer.SYSTEM_CALLS, node, 1);
        slots.forget(slot);
        current.spend(Payer.SYSTEM_CALLS, costs.freeNanos() * grain);
        allocator.free(current, frame, 0);
      }
    }
  }
}
