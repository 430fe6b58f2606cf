package org.lufcheck.sim.engine.luf;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lufcheck.kernel.Guard;
import org.lufcheck.kernel.Hook;
import org.lufcheck.kernel.Rules;
import org.lufcheck.kernel.rules.Eligible;
import org.lufcheck.kernel.rules.Obligation;
import org.lufcheck.sim.engine.cpu.Current;
import org.lufcheck.sim.engine.cpu.Mm;
import org.lufcheck.sim.engine.cpu.Processors;
import org.lufcheck.sim.engine.cpu.Shootdown;
import org.lufcheck.sim.engine.log.Event;
import org.lufcheck.sim.engine.log.EventLog;
import org.lufcheck.sim.engine.memory.MemoryObject;
import org.lufcheck.sim.engine.memory.Slots;
import org.lufcheck.sim.engine.time.Ledger.Count;
import org.lufcheck.sim.result.FlushReason;

/**
 * LUF's side of unmapping: what may be deferred, who is owed, and the hooks that end a deferral
 * (mm/rmap.c, patches 14 to 20). A kernel without LUF runs through the same code and defers
 * nothing.
 */
public final class Deferral {
  /**
   * Hooks and guards that make a difference here. All other guards are about windows within what is
   * one step here, or about pages and boot parameters that are not simulated.
   */
  public static final List<String> FOLLOWED =
      List.of(
          "H1",
          "H2",
          "H3",
          "H4",
          "H15",
          "W1",
          "W2",
          "read-only",
          "not-dirty",
          "batch-asks",
          "tag-kept");

  private final Rules rules;
  private final Clock clock;
  private final Processors processors;
  private final Shootdown shootdown;
  private final Slots slots;
  private final EventLog log;
  private final boolean skipFlush;
  private final boolean fileEligible;
  private final boolean anonEligible;
  private final boolean batchAsks;
  private final boolean keepsTags;
  private final Keys keys;
  private final Owners mms;
  private final Owners files;
  private final List<ZonePending> riders = new ArrayList<>();
  private final @Nullable SystemPending system;

  /**
   * Nothing is owed.
   *
   * @param rules the kernel's rules
   * @param seededBug whether flushes of deferred unmaps are skipped, to see that it is noticed
   */
  public Deferral(
      Rules rules,
      Clock clock,
      Processors processors,
      Shootdown shootdown,
      Slots slots,
      EventLog log,
      boolean seededBug) {
    this.rules = rules;
    this.clock = clock;
    this.processors = processors;
    this.shootdown = shootdown;
    this.slots = slots;
    this.log = log;
    skipFlush = seededBug;
    fileEligible = eligible(rules, new Eligible.Folio(false, true, false, false));
    anonEligible = eligible(rules, new Eligible.Folio(true, false, false, false));
    system = SystemPending.isOf(rules) ? new SystemPending(this) : null;
    batchAsks = rules.has(Guard.BATCH_ASKS);
    keepsTags = rules.has(Guard.TAG_KEPT);
    keys = new Keys(clock);
    mms = new Owners(clock);
    files = new Owners(clock);
  }

  private static boolean eligible(Rules rules, Eligible.Folio folio) {
    return Eligible.folio(rules, false, Eligible.Boot.PLAIN, folio);
  }

  /** Whether anything is ever deferred. */
  public boolean on() {
    return rules.luf();
  }

  /**
   * set_tlb_ubc_flush_pending: a PTE was cleared by reclaim or migration.
   *
   * @param batch of the task
   * @param mm whose PTE it was
   * @param slot that was mapped; it still has its frame and the PTE of before
   * @param pages that it stands for
   * @return whether the flush is deferred: the folio may be freed with a key
   */
  public boolean unmapped(Current current, UnmapBatch batch, Mm mm, int slot, int pages) {
    current.ledger().add(Count.UNMAPS, pages);
    MemoryObject object = slots.object(slot);
    int pte = slots.pte(slot);
    long cpus = mm.cpumask();
    boolean accessible = (pte & Slots.HINT) == 0;
    if (!accessible) {
      return false;
    }
    log.happened(Event.Kind.UNMAP, -1, mm.id(), slot, slots.frame(slot));
    if ((cpus & ~(1L << current.cpu())) == 0) {
      for (int page = 0; page < pages; page++) {
        mm.changed();
        shootdown.flushPages(current, mm, 1, FlushReason.PAGE, 1);
      }
      return false;
    }
    mm.changed();
    boolean luf = mayDefer(object, pte);
    if (luf) {
      batch.defer(cpus, pages);
      owe(mm, object, cpus, current.now());
    } else {
      batch.add(cpus, pages);
    }
    return luf;
  }

  private void owe(Mm mm, MemoryObject object, long cpus, double now) {
    if (batchAsks && system == null) {
      mms.add(mm.id(), cpus, now);
      if (object.file()) {
        files.add(object.id(), cpus, now);
      }
    }
  }

  /**
   * A task unmaps the first pages of a chunk together with chunks of its own, see {@link
   * UnmapBatch}: they are flushed with them. Everything else happens when the chunk is unmapped.
   *
   * @param mm whose PTE it is
   * @param slot that is mapped
   */
  public void straddles(Current current, UnmapBatch batch, Mm mm, int slot) {
    long cpus = mm.cpumask();
    if ((cpus & ~(1L << current.cpu())) != 0) {
      batch.straddle(cpus, mayDefer(slots.object(slot), slots.pte(slot)));
    }
  }

  private boolean mayDefer(MemoryObject object, int pte) {
    return (object.file() ? fileEligible : anonEligible)
        && Eligible.pte(rules, (pte & Slots.WRITE) != 0, (pte & Slots.DIRTY) != 0)
        && Eligible.vma(object.file(), object.file());
  }

  /**
   * What the task unmapped is about to be freed: for what was deferred there is a key
   * (fold_unmap_luf), without the CPUs that are flushed anyway, and the rest is flushed
   * (try_to_unmap_flush). In v10 and v11 (try_to_unmap_luf) it may be too late to defer: what was
   * deferred then is flushed as well. Single pages would have come in several parts, one after the
   * other, each deferred or flushed by itself; a coarse grain unmaps them in one go and calls this
   * once for each.
   *
   * @param part which, from 0
   * @param parts how many
   * @param pages of this part; of the last one, all that are left are taken
   * @return a key, or 0 if nothing remains to be owed. Deferral for zones has one for all parts,
   *     which the first one returns
   */
  public int settle(
      Current current, UnmapBatch batch, FlushReason reason, int part, int parts, long pages) {
    boolean last = part == parts - 1;
    long covered = batch.take(last ? Long.MAX_VALUE : pages);
    long now = batch.mask(part, parts);
    int key = 0;
    if (batch.hasDeferred() && system != null) {
      long later = batch.deferredMask(part, parts);
      key = system.defer(later, covered, current.now());
      now = key == 0 ? Obligation.both(now, later) : now;
    } else if (batch.hasDeferred() && part == 0) {
      key = keys.take(Obligation.without(batch.deferredMask(), batch.mask()), current.now());
    }
    if (last) {
      batch.clear();
    }
    if (now != 0) {
      flush(current, now, reason, covered);
    }
    return key;
  }

  /** try_to_unmap_flush: flushes what the task unmapped, deferred or not. */
  public void flush(Current current, UnmapBatch batch, FlushReason reason) {
    long mask = Obligation.both(batch.mask(), batch.deferredMask());
    long pages = batch.take(Long.MAX_VALUE);
    batch.clear();
    if (mask != 0) {
      flush(current, mask, reason, pages);
    }
  }

  /** A flush that draws its number before it begins and marks the CPUs when it is complete. */
  void flush(Current current, long mask, FlushReason reason, long pages) {
    if (!rules.luf()) {
      shootdown.flush(current, mask, reason, pages);
      return;
    }
    if (system != null) {
      double from = current.now();
      shootdown.flush(current, mask, reason, pages);
      system.flushed(mask, from, current.now());
      return;
    }
    long wider = mask;
    for (ZonePending zone : riders) {
      wider = Obligation.both(wider, zone.board(current.now()));
    }
    long number = clock.next();
    shootdown.flush(current, wider, reason, pages);
    clock.mark(wider, number, current.now());
    for (ZonePending zone : riders) {
      zone.arrive(current.now());
    }
  }

  /** A zone whose pending flushes ride along with others. */
  void ridesAlong(ZonePending zone) {
    riders.add(zone);
  }

  /** Flushes for pages that leave the allocator; see the seeded bug. */
  void flushTakeOff(Current current, long mask, FlushReason reason, long pages) {
    if (skipFlush) {
      clock.mark(mask, clock.next(), current.now());
    } else {
      flush(current, mask, reason, pages);
    }
  }

  /** What the pages of one more zone owe: a thing of its own, or of the whole system. */
  public TakeOff takeOff(FlushPolicy policy) {
    return system == null ? new ZonePending(this, policy) : system;
  }

  /** Whether pages in a zone still carry what they owe ({@link Guard#TAG_KEPT}). */
  boolean keepsTags() {
    return keepsTags;
  }

  /** The keys of pages whose flush was deferred. */
  Keys keys() {
    return keys;
  }

  /** The clock of this kernel. */
  Clock clock() {
    return clock;
  }

  /** luf_flush_mm, at a hook. */
  public void hook(Current current, Hook hook, Mm mm) {
    if (rules.luf() && rules.has(hook)) {
      hook(current, mms, mm.id());
    }
  }

  /** luf_flush_mapping, at a hook. */
  public void hook(Current current, Hook hook, MemoryObject file) {
    if (rules.luf() && rules.has(hook)) {
      hook(current, files, file.id());
    }
  }

  private void hook(Current current, Owners owners, int id) {
    if (system != null) {
      system.flushAll(current, FlushReason.HOOK);
      return;
    }
    long mask = owners.take(id, current.now());
    if (mask != 0) {
      flush(current, mask, FlushReason.HOOK, 0);
    }
  }

  /**
   * munmap, mprotect, NUMA scan: a range was changed (flush_tlb_mm_range). A long range is flushed
   * in full, a short one page by page. Neither sets done marks: in the kernel only flushes of
   * batched unmaps do (patch 17).
   *
   * @param span pages of the range
   * @param pages that were changed in it
   */
  public void flushRange(Current current, Mm mm, long span, long pages) {
    mm.changed();
    if (shootdown.isShort(span)) {
      shootdown.flushPages(current, mm, span, FlushReason.RANGE, pages);
      return;
    }
    shootdown.flush(current, mm.cpumask(), FlushReason.RANGE, pages);
  }

  /** A CPU flushes itself because it became idle, and needs no IPI for what it owed. */
  public void flushIdle(Current current) {
    if (!processors.upToDate(current.cpu())) {
      long number = clock.next();
      shootdown.local(current);
      clock.mark(1L << current.cpu(), number, current.now());
    }
  }
}
