package org.lufcheck.sim.engine.numa;

import java.util.List;
import org.lufcheck.sim.engine.cpu.Current;
import org.lufcheck.sim.engine.cpu.Mm;
import org.lufcheck.sim.engine.log.Event;
import org.lufcheck.sim.engine.log.EventLog;
import org.lufcheck.sim.engine.luf.Deferral;
import org.lufcheck.sim.engine.memory.MemoryObject;
import org.lufcheck.sim.engine.memory.Slots;
import org.lufcheck.sim.engine.memory.Traffic;
import org.lufcheck.sim.input.KernelSettings.NumaLimits;
import org.lufcheck.sim.input.Machine;
import org.lufcheck.sim.result.Payer;

/**
 * A process's NUMA scan (task_numa_work, kernel/sched/fair.c): now and then a part of its memory is
 * made inaccessible, so that the next use faults. Mappings of files that are only read are skipped
 * (trace reason SHARED_RO), and so are pages that are on the fast node already.
 */
public final class HintScan {
  private final Mm mm;
  private final List<MemoryObject> regions;
  private final Slots slots;
  private final Traffic traffic;
  private final Deferral deferral;
  private final EventLog log;
  private final NumaLimits limits;
  private final double pteNanos;
  private final int grain;
  private int region;
  private int position;
  private double period;
  private double next;

  /**
   * A scan that has not begun.
   *
   * @param regions all memory of the process
   * @param pteNanos cost of making one PTE inaccessible
   */
  public HintScan(
      Mm mm,
      List<MemoryObject> regions,
      Slots slots,
      Traffic traffic,
      Deferral deferral,
      EventLog log,
      NumaLimits limits,
      double pteNanos,
      int grain) {
    this.mm = mm;
    this.regions = regions.stream().filter(one -> !one.file() && one.writable()).toList();
    this.slots = slots;
    this.traffic = traffic;
    this.deferral = deferral;
    this.log = log;
    this.limits = limits;
    this.pteNanos = pteNanos;
    this.grain = grain;
    period = limits.scanMinNanos();
    next = period;
  }

  /** Scans if it is time to; on the clock of one of the threads. */
  public void tick(Current current) {
    if (current.now() < next || regions.isEmpty()) {
      return;
    }
    long pages = 0;
    long left = limits.scanBytes() / Machine.PAGE / grain;
    int rounds = regions.size();
    long span = left;
    while (left > 0 && rounds >= 0) {
      MemoryObject one = regions.get(region);
      int slot = Math.max(position, one.base());
      int end = (int) Math.min(one.end(), slot + left);
      left -= end - slot;
      pages += hide(current, one, slot, end);
      position = end;
      if (end == one.end()) {
        region = (region + 1) % regions.size();
        position = 0;
        rounds--;
      }
    }
    if (pages > 0) {
      current.spend(Payer.NUMA_BALANCING, pteNanos * pages);
      deferral.flushRange(current, mm, (span - left) * grain, pages);
    }
    period =
        pages > 0
            ? Math.max(limits.scanMinNanos(), period / 2)
            : Math.min(limits.scanMaxNanos(), period * 2);
    next = current.now() + period;
  }

  private long hide(Current current, MemoryObject one, int from, int to) {
    long pages = 0;
    for (int slot = from; slot < to; slot++) {
      int pte = slots.pte(slot);
      if ((pte & Slots.PRESENT) != 0 && traffic.nodeOf(slots.frame(slot)) > 0) {
        slots.pte(slot, (pte & ~Slots.PRESENT) | Slots.HINT);
        one.hint(slot, current.now());
        log.happened(Event.Kind.UNMAP, -1, mm.id(), slot, slots.frame(slot));
        pages += grain;
      }
    }
    return pages;
  }
}
