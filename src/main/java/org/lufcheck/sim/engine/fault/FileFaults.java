package org.lufcheck.sim.engine.fault;

import org.lufcheck.sim.engine.alloc.PageAllocator;
import org.lufcheck.sim.engine.alloc.Request;
import org.lufcheck.sim.engine.alloc.Zone;
import org.lufcheck.sim.engine.cpu.Current;
import org.lufcheck.sim.engine.cpu.WalkCounts;
import org.lufcheck.sim.engine.log.Event;
import org.lufcheck.sim.engine.log.EventLog;
import org.lufcheck.sim.engine.memory.Frames;
import org.lufcheck.sim.engine.memory.LruLocks;
import org.lufcheck.sim.engine.memory.MemoryObject;
import org.lufcheck.sim.engine.memory.Node;
import org.lufcheck.sim.engine.memory.Slots;
import org.lufcheck.sim.engine.place.KernelMemoryPlacer;
import org.lufcheck.sim.engine.reclaim.Workingset;
import org.lufcheck.sim.engine.time.Ledger.Count;
import org.lufcheck.sim.input.KernelCosts;
import org.lufcheck.sim.result.Payer;

/**
 * Faults on a mapped file and the readahead that they cause (mm/filemap.c: filemap_fault,
 * filemap_map_pages; mm/readahead.c). A fault maps what is in the page cache within 64 KiB around;
 * a fault on a page that is not there reads a window around it and waits; a fault on the marked
 * page of a window reads the next window without waiting.
 */
public final class FileFaults {
  private final Slots slots;
  private final PageAllocator allocator;
  private final Zone[] zones;
  private final LruLocks locks;
  private final Workingset workingset;
  private final StorageQueue storage;
  private final KernelMemoryPlacer kernelMemory;
  private final KernelCosts costs;
  private final WalkCounts walks;
  private final EventLog log;
  private final int grain;
  private final int aroundChunks;

  /**
   * What it works with.
   *
   * @param zones where page cache may be, best first
   * @param locks of the nodes' lists
   * @param aroundPages pages that a fault maps at most (fault_around_bytes)
   */
  public record Parts(
      Slots slots,
      PageAllocator allocator,
      Zone[] zones,
      LruLocks locks,
      Workingset workingset,
      StorageQueue storage,
      KernelMemoryPlacer kernelMemory,
      KernelCosts costs,
      WalkCounts walks,
      EventLog log,
      int grain,
      int aroundPages) {}

  /** Faults with some parts. */
  public FileFaults(Parts parts) {
    slots = parts.slots();
    allocator = parts.allocator();
    zones = parts.zones();
    locks = parts.locks();
    workingset = parts.workingset();
    storage = parts.storage();
    kernelMemory = parts.kernelMemory();
    costs = parts.costs();
    walks = parts.walks();
    log = parts.log();
    grain = parts.grain();
    aroundChunks = Math.max(1, parts.aroundPages() / parts.grain());
  }

  /** What a fault came to. */
  public enum Outcome {
    /** The page is mapped. */
    MAPPED,
    /** The thread sleeps until {@link #wakeAt} and faults again. */
    SLEEP,
    /** The thread has to reclaim memory and faults again. */
    RECLAIM,
    /** Half done: the thread faults again, others may act in between. */
    AGAIN,
    /** There is no memory: the page stays away. */
    FAILED
  }

  private double wakeAt;

  /** After {@link Outcome#SLEEP}: until when. */
  public double wakeAt() {
    return wakeAt;
  }

  /**
   * A read fault on a slot that is not mapped.
   *
   * @param stream of the thread
   * @param windowPages the largest readahead window (ra_pages)
   */
  public Outcome fault(
      Current current, FileStream stream, MemoryObject file, int slot, int windowPages) {
    if (stream.resume >= 0) {
      return resume(current, stream, file);
    }
    if (slots.frame(slot) < 0) {
      return miss(current, stream, file, slot, windowPages);
    }
    if (slot == stream.marker) {
      stream.marker = -1;
      stream.marked = stream.split;
      Outcome outcome = readAhead(current, stream, file, slot, windowPages);
      if (outcome != Outcome.MAPPED) {
        return outcome;
      }
    }
    double until = stream.inFlightUntil(slot);
    if (until > current.now()) {
      wakeAt = until;
      current.ledger().add(Count.MAJOR_FAULTS, 1);
      return Outcome.SLEEP;
    }
    return mapAround(current, stream, file, slot);
  }

  /** do_sync_mmap_readahead: reads around, half of the window before the page. */
  private Outcome miss(
      Current current, FileStream stream, MemoryObject file, int slot, int windowPages) {
    int window = Math.max(1, windowPages / grain);
    int from = Math.max(file.base(), slot - window / 2);
    stream.read(from, Math.min(file.end(), from + window));
    stream.wanted = slot;
    stream.alone = false;
    stream.marker = Math.min(file.end(), from + window) - Math.max(1, window / 4);
    stream.ahead = false;
    return resume(current, stream, file);
  }

  /** page_cache_async_ra: reads the window after the last page that is there, if that is near. */
  private Outcome readAhead(
      Current current, FileStream stream, MemoryObject file, int slot, int windowPages) {
    int most = Math.max(1, windowPages / grain);
    int start = slot + 1;
    int limit = Math.min(file.end(), slot + 1 + most);
    while (start < limit && slots.frame(start) >= 0) {
      start++;
    }
    if (start >= limit) {
      return Outcome.MAPPED;
    }
    stream.read(start, Math.min(file.end(), start + most));
    stream.marker = start;
    stream.alone = false;
    stream.ahead = true;
    return resume(current, stream, file);
  }

  /**
   * Fills the window from where it stopped. Others act when a CPU's batch of new pages goes to the
   * lists, so that the pages of several readers lie there side by side: page by page twice in a
   * window of 32, at its end and when the 31st page fills the batch, and so after each chunk. They
   * also act when a page had to be waited for, since it may be long until the next one. Readahead
   * gives up when memory is short; the page that the fault wants is then read alone, and that has
   * to succeed.
   */
  private Outcome resume(Current current, FileStream stream, MemoryObject file) {
    Request request = stream.alone ? Request.MUST : Request.TRY;
    int to = stream.resumeTo;
    current.takeWaited();
    for (int slot = stream.resume; slot < to; slot++) {
      if (slots.frame(slot) >= 0) {
        current.allocationOver();
        continue;
      }
      int frame =
          kernelMemory.beforeInsert(current, file, slot)
              ? allocator.allocate(current, zones, request)
              : Frames.NONE;
      if (frame == Frames.NONE) {
        submit(current, stream, slot);
        if (current.isStalled()) {
          stream.resume = slot;
          return Outcome.RECLAIM;
        }
        return givenUp(current, stream, file);
      }
      Node node = allocator.zoneOf(frame).node();
      workingset.insert(slot, frame, node);
      current.spend(Payer.MEMORY, kernelMemory.extraNanos(file, slot, frame) * grain);
      stream.missing++;
      boolean drained = locks.add(current, Payer.FAULTS, node);
      if ((drained || grain > 1 || current.takeWaited()) && slot + 1 < to) {
        stream.resume = slot + 1;
        return Outcome.AGAIN;
      }
    }
    stream.resume = -1;
    submit(current, stream, to);
    return stream.ahead ? Outcome.MAPPED : sleep(current, stream);
  }

  /** A page that is written as a whole enters the page cache without being read. */
  public Outcome create(Current current, MemoryObject file, int slot) {
    int frame =
        kernelMemory.beforeInsert(current, file, slot)
            ? allocator.allocate(current, zones, Request.MUST)
            : Frames.NONE;
    if (frame == Frames.NONE) {
      return current.isStalled() ? Outcome.RECLAIM : Outcome.FAILED;
    }
    Node node = allocator.zoneOf(frame).node();
    workingset.create(slot, frame, node);
    locks.add(current, Payer.SYSTEM_CALLS, node);
    current.spend(Payer.SYSTEM_CALLS, costs.cacheInsertNanos() * grain);
    return Outcome.MAPPED;
  }

  private Outcome givenUp(Current current, FileStream stream, MemoryObject file) {
    stream.resume = -1;
    if (stream.ahead) {
      return Outcome.MAPPED;
    }
    if (slots.frame(stream.wanted) >= 0) {
      return sleep(current, stream);
    }
    if (stream.alone) {
      return Outcome.FAILED;
    }
    stream.alone = true;
    stream.read(stream.wanted, stream.wanted + 1);
    return resume(current, stream, file);
  }

  private Outcome sleep(Current current, FileStream stream) {
    wakeAt = Math.max(stream.inFlightUntil(stream.wanted), current.now());
    current.ledger().add(Count.MAJOR_FAULTS, 1);
    return Outcome.SLEEP;
  }

  /** Reads what was inserted since the window began or was submitted in part. */
  private void submit(Current current, FileStream stream, int to) {
    if (stream.missing > 0) {
      long pages = (long) stream.missing * grain;
      current.ledger().add(Count.PAGE_INS, pages);
      current.spend(Payer.FAULTS, costs.cacheInsertNanos() * pages);
      walks.pageIns(pages);
      stream.flight(stream.from, to, storage.submit(current.now(), pages));
    }
    stream.from = to;
    stream.missing = 0;
  }

  /**
   * filemap_map_pages: maps what is there and read, and not marked. Where the marked page is within
   * a chunk, the pages before it were mapped by a fault of their own.
   */
  private Outcome mapAround(Current current, FileStream stream, MemoryObject file, int slot) {
    if (!kernelMemory.beforeMap(current, file, slot)) {
      return current.isStalled() ? Outcome.RECLAIM : Outcome.FAILED;
    }
    int around = (slot - file.base()) / aroundChunks * aroundChunks + file.base();
    int end = Math.min(file.end(), around + aroundChunks);
    byte[] ptes = slots.ptes();
    int[] frameOf = slots.frames();
    boolean flying = stream.flightEnd > current.now() || stream.earlierEnd > current.now();
    int mapped = 0;
    for (int at = around; at < end; at++) {
      if (frameOf[at] < 0
          || (ptes[at] & Slots.PRESENT) != 0
          || (at == stream.marker && at != slot)) {
        continue;
      }
      if (flying && stream.inFlightUntil(at) > current.now()) {
        continue;
      }
      ptes[at] = Slots.PRESENT | Slots.YOUNG;
      log.happened(Event.Kind.MAP, -1, file.mm(), at, frameOf[at]);
      mapped++;
    }
    int faults = stream.marked ? 2 : 1;
    stream.marked = false;
    current.spend(
        Payer.FAULTS, costs.faultNanos() * faults + costs.mapPageNanos() * mapped * grain);
    current.ledger().add(Count.MINOR_FAULTS, faults);
    walks.faults(faults);
    return Outcome.MAPPED;
  }
}
