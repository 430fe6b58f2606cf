package org.lufcheck.sim.engine.alloc;

import java.util.List;
import org.lufcheck.sim.engine.cpu.Current;
import org.lufcheck.sim.engine.log.Event;
import org.lufcheck.sim.engine.log.EventLog;
import org.lufcheck.sim.engine.luf.Section;
import org.lufcheck.sim.engine.memory.FrameList;
import org.lufcheck.sim.engine.memory.Frames;
import org.lufcheck.sim.engine.time.Ledger;
import org.lufcheck.sim.engine.time.Ledger.Count;
import org.lufcheck.sim.input.KernelCosts;
import org.lufcheck.sim.result.FlushReason;
import org.lufcheck.sim.result.Payer;

/**
 * The page allocator (mm/page_alloc.c): the fast path over a zonelist at the low watermark, then
 * kswapd, the min watermark and direct reclaim; per-CPU lists; and LUF's take-off of pages from
 * those lists.
 */
public final class PageAllocator {
  /** Tries in vain before the allocator gives up (MAX_RECLAIM_RETRIES). */
  private static final int MOST_RETRIES = 16;

  private final Frames frames;
  private final List<Zone> zones;
  private final Zone[] byFrame;
  private final int grain;
  private final KernelCosts costs;
  private final Ledger ledger;
  private final MemoryPressure pressure;
  private final Section section = new Section();
  private final FrameList alone;
  private final EventLog log;
  private final double fastNanos;

  /** An allocator of some zones. */
  public PageAllocator(
      Frames frames,
      List<Zone> zones,
      int grain,
      KernelCosts costs,
      Ledger ledger,
      MemoryPressure pressure,
      EventLog log) {
    this.frames = frames;
    this.zones = List.copyOf(zones);
    alone = new FrameList(frames);
    byFrame = zones.toArray(Zone[]::new);
    this.grain = grain;
    this.costs = costs;
    this.ledger = ledger;
    this.pressure = pressure;
    this.log = log;
    fastNanos = costs.allocateNanos() * grain;
  }

  /** All zones, in the order of the zonelist. */
  public List<Zone> zones() {
    return zones;
  }

  /** The zone of a frame. */
  public Zone zoneOf(int frame) {
    for (Zone zone : byFrame) {
      if (frame < zone.end() && frame >= zone.first()) {
        return zone;
      }
    }
    throw new IllegalArgumentException("frame " + frame);
  }

  /**
   * Allocates a frame. If reclaim is needed first, nothing is allocated and {@link
   * Current#isStalled} says so: the caller lets its task reclaim and asks again.
   *
   * @param list where from, best first
   * @return a frame that is on no list, or {@link Frames#NONE}
   */
  public int allocate(Current current, Zone[] list, Request request) {
    double start = current.now();
    boolean again = request != Request.NOW && current.hasReclaimed();
    int frame = again ? retry(current, list, request) : first(current, list, true);
    if (frame == Frames.NONE && !again) {
      frame = slow(current, list, request);
    }
    double latency = current.now() - start;
    boolean each = frame != Frames.NONE || request == Request.NOW;
    long others = each ? grain - 1 : 0;
    if (latency <= fastNanos) {
      ledger.fastAllocations(1 + others);
    } else {
      ledger.allocations(latency, 1);
      ledger.fastAllocations(others);
    }
    if (frame != Frames.NONE) {
      log.happened(Event.Kind.ALLOCATE, -1, -1, -1, frame);
    }
    return frame;
  }

  /** get_page_from_freelist. */
  private int first(Current current, Zone[] list, boolean low) {
    for (Zone zone : list) {
      long free = zone.freePages();
      if (!zone.belowHigh()) {
        if (free > zone.marks().high()) {
          int frame = take(current, zone);
          if (frame != Frames.NONE) {
            return frame;
          }
          continue;
        }
        zone.belowHigh(true);
      }
      if (free > (low ? zone.marks().low() : zone.marks().min())) {
        int frame = take(current, zone);
        if (frame != Frames.NONE) {
          return frame;
        }
      }
    }
    return Frames.NONE;
  }

  /** __alloc_pages_slowpath, up to direct reclaim. */
  private int slow(Current current, Zone[] list, Request request) {
    long nodes = wakeKswapds(current, list);
    int frame = first(current, list, false);
    if (frame == Frames.NONE && request != Request.NOW) {
      stall(current, nodes);
    }
    return frame;
  }

  /**
   * __alloc_pages_direct_reclaim, after the reclaim, and what follows: the per-CPU lists of all
   * CPUs are drained if that reclaimed something and there is still no page. The allocation that
   * has reclaimed ends here, or reclaims once more; the next one begins anew.
   */
  private int retry(Current current, Zone[] list, Request request) {
    int frame = first(current, list, false);
    if (frame == Frames.NONE && current.vainReclaims() == 0) {
      drainAll(current);
      frame = first(current, list, false);
    }
    if (frame != Frames.NONE || request == Request.TRY) {
      current.allocationOver();
    } else if (current.vainReclaims() >= MOST_RETRIES) {
      ledger.add(Count.OUT_OF_MEMORY, 1);
      current.allocationOver();
    } else {
      stall(current, wakeKswapds(current, list));
    }
    return frame;
  }

  private void stall(Current current, long nodes) {
    ledger.add(Count.ALLOC_STALLS, 1);
    current.stall(nodes);
  }

  /** wake_all_kswapds; returns the nodes of the list, bit {@code n} for node {@code n}. */
  private long wakeKswapds(Current current, Zone[] list) {
    long nodes = 0;
    for (Zone zone : list) {
      if ((nodes & (1L << zone.node().id())) == 0) {
        pressure.wakeKswapd(zone.node(), current.now());
        nodes |= 1L << zone.node().id();
      }
    }
    return nodes;
  }

  /** rmqueue_pcplist. */
  private int take(Current current, Zone zone) {
    PerCpuPages pcp = zone.pcp(current.cpu());
    pcp.allocated(grain);
    if (pcp.chunks() == 0) {
      int moved = zone.refill(current, pcp, pcp.refill(zone.belowHigh()), section);
      current.spend(Payer.ALLOCATION, costs.refillPageNanos() * moved);
      if (moved == 0) {
        return takeFromBuddy(current, zone);
      }
    }
    int frame =
        pcp.plain().size() > 0 ? takePlain(current, zone, pcp) : takeKeyed(current, zone, pcp);
    pcp.changed(-grain);
    current.spend(Payer.ALLOCATION, fastNanos);
    frames.reset(frame);
    return frame;
  }

  /**
   * rmqueue_buddy, when the per-CPU list could not be refilled although the zone has memory: all of
   * it is pending, and the estimate that should prevent that is wrong (R-X13).
   */
  private int takeFromBuddy(Current current, Zone zone) {
    ledger.add(Count.REFUSED_REFILLS, 1);
    if (!zone.takeAlone(current, alone, section)) {
      ledger.add(Count.REFUSED_PAGES, 1);
      return Frames.NONE;
    }
    current.spend(Payer.ALLOCATION, costs.refillPageNanos() * grain);
    int frame = alone.popHead();
    frames.reset(frame);
    return frame;
  }

  /** __rmqueue_pcplist: the first page, which may have a key where those are not kept apart. */
  private int takePlain(Current current, Zone zone, PerCpuPages pcp) {
    int frame = pcp.plain().popHead();
    if (!zone.luf().keptApart()) {
      flushFor(current, zone, frames.tag(frame));
    }
    return frame;
  }

  /**
   * __rmqueue_pcplist, once only pages with a key are left: they are at the end of the list. A task
   * that may sleep begins the section before it takes the list's lock, so it may send IPIs.
   */
  private int takeKeyed(Current current, Zone zone, PerCpuPages pcp) {
    flushFor(current, zone, pcp.keyed().firstTag());
    return pcp.keyed().popFirst();
  }

  private void flushFor(Current current, Zone zone, int key) {
    section.start(true);
    zone.luf().takeKey(section, key, current.now());
    zone.luf().end(current, section, FlushReason.TAKE_OFF);
  }

  /**
   * free_unref_page: gives a frame back.
   *
   * @param key what it owes, or 0
   */
  public void free(Current current, int frame, int key) {
    log.happened(Event.Kind.FREE, -1, -1, -1, frame);
    frames.reset(frame);
    Zone zone = zoneOf(frame);
    PerCpuPages pcp = zone.pcp(current.cpu());
    if (key == 0) {
      pcp.plain().addHead(frame);
    } else {
      pcp.free(frame, key, zone.luf().keptApart());
      ledger.add(Count.DEFERRED, grain);
    }
    pcp.changed(grain);
    int surplus = pcp.surplus(grain, zone.belowHigh(), zone.reclaiming());
    if (surplus > 0) {
      giveBack(zone, pcp, surplus, current.now());
      if (zone.belowHigh() && zone.freePages() > zone.marks().high()) {
        zone.belowHigh(false);
      }
      if (zone.luf().wantsFlushAfterFree(current.now())) {
        zone.luf().flushNow(current, section, FlushReason.BACKGROUND);
      }
    }
  }

  /** Gives pages of a per-CPU list back to the zone. */
  private void giveBack(Zone zone, PerCpuPages pcp, int pages, double now) {
    int wanted = Math.max(grain, pcp.stillToGiveBack(pages));
    int chunks = Math.min(pcp.chunks(), (wanted + grain - 1) / grain);
    zone.add(pcp, chunks, now);
    pcp.givenBack(pages, chunks * grain);
  }

  /** drain_all_pages. */
  private void drainAll(Current current) {
    for (Zone zone : zones) {
      for (int cpu = 0; cpu < zone.cpus(); cpu++) {
        PerCpuPages pcp = zone.pcp(cpu);
        if (pcp.count() > 0) {
          giveBack(zone, pcp, pcp.count(), current.now());
        }
      }
    }
  }

  /** A policy's flush in the background, on the time of whoever calls. */
  public void flushPending(Current current, Zone zone) {
    zone.luf().flushNow(current, section, FlushReason.BACKGROUND);
  }
}
