package org.lufcheck.sim.engine.work;

import java.util.ArrayList;
import java.util.List;
import org.lufcheck.kernel.Hook;
import org.lufcheck.sim.engine.cpu.Current;
import org.lufcheck.sim.engine.log.Event;
import org.lufcheck.sim.engine.memory.MemoryObject;
import org.lufcheck.sim.engine.memory.Slots;
import org.lufcheck.sim.input.KernelCosts;
import org.lufcheck.sim.input.Machine;
import org.lufcheck.sim.input.Phase.Allocate;
import org.lufcheck.sim.input.Phase.MapChurn;
import org.lufcheck.sim.input.Phase.ProtectChurn;
import org.lufcheck.sim.result.Payer;

/**
 * Each thread writes its part of anonymous memory and then unmaps it, or makes it read-only and
 * writable again, round after round. Before PTEs change, the deferrals of the address space end
 * (flush_tlb_batched_pending, hook H15, and tlb_end_vma, hook H1).
 */
final class ChurnWork implements Work {
  private final MemoryObject region;
  private final int from;
  private final int to;
  private final Counter rounds;
  private final double computeNanos;
  private final double pauseNanos;
  private final boolean unmaps;
  private int at;
  private boolean busy;

  private ChurnWork(
      MemoryObject region,
      int from,
      int to,
      Counter rounds,
      double computeNanos,
      double pauseNanos,
      boolean unmaps) {
    this.region = region;
    this.from = from;
    this.to = to;
    this.rounds = rounds;
    this.computeNanos = computeNanos;
    this.pauseNanos = pauseNanos;
    this.unmaps = unmaps;
  }

  static List<Work> of(Kit kit, MemoryObject region, MapChurn churn, int threads) {
    return each(
        kit, region, churn.bytes(), threads, churn.operations(), churn.computeNanos(), 0, true);
  }

  static List<Work> of(Kit kit, MemoryObject region, ProtectChurn churn, int threads) {
    return each(
        kit, region, churn.bytes(), threads, churn.operations(), churn.computeNanos(), 0, false);
  }

  static List<Work> of(Kit kit, MemoryObject region, Allocate burst, int threads) {
    return each(
        kit, region, burst.bytes(), threads, burst.operations(), 0, burst.pauseNanos(), true);
  }

  private static List<Work> each(
      Kit kit,
      MemoryObject region,
      long bytes,
      int threads,
      long operations,
      double computeNanos,
      double pauseNanos,
      boolean unmaps) {
    Counter rounds = new Counter(operations);
    int chunks = (int) Math.max(1, bytes / Machine.PAGE / kit.grain());
    chunks = Math.max(1, Math.min(chunks, region.chunks() / threads));
    List<Work> all = new ArrayList<>();
    for (int thread = 0; thread < threads; thread++) {
      int from = Math.min(region.base() + thread * chunks, region.end() - chunks);
      all.add(new ChurnWork(region, from, from + chunks, rounds, computeNanos, pauseNanos, unmaps));
    }
    return all;
  }

  @Override
  public Next step(WorkThread thread) {
    if (!busy) {
      if (!rounds.take()) {
        return Next.DONE;
      }
      busy = true;
      at = from;
      Current current = thread.current();
      current.spend(Payer.COMPUTE, thread.kit().cores().compute(current.cpu(), computeNanos));
      if (unmaps) {
        thread.kit().deferral().hook(current, Hook.W2, thread.process().mm());
      } else {
        protect(thread);
      }
    }
    if (at < to) {
      Next next = AnonTouch.write(thread, region, at);
      if (next == Next.GO_ON) {
        at++;
      }
      return next;
    }
    busy = false;
    if (unmaps) {
      unmap(thread);
    }
    if (pauseNanos > 0) {
      thread.sleepUntil(thread.current().now() + pauseNanos);
      return Next.SLEEP;
    }
    return Next.GO_ON;
  }

  /** munmap: zap_pte_range, then one flush of the range, then the pages are freed. */
  private void unmap(WorkThread thread) {
    long pages = change(thread, 0);
    if (pages > 0) {
      thread.kit().anon().drop(thread.current(), from, to);
    }
  }

  /** mprotect(PROT_READ), then back: only taking rights away has to flush. */
  private void protect(WorkThread thread) {
    change(thread, Slots.PRESENT | Slots.YOUNG | Slots.DIRTY);
    thread.current().spend(Payer.SYSTEM_CALLS, thread.kit().machine().costs().callNanos());
  }

  private long change(WorkThread thread, int kept) {
    Kit kit = thread.kit();
    Current current = thread.current();
    KernelCosts costs = kit.machine().costs();
    current.spend(Payer.SYSTEM_CALLS, costs.callNanos());
    kit.deferral().hook(current, Hook.H15, thread.process().mm());
    long pages = 0;
    for (int slot = from; slot < to; slot++) {
      int pte = kit.slots().pte(slot);
      if ((pte & Slots.PRESENT) != 0) {
        kit.slots().pte(slot, pte & kept);
        if (kept == 0) {
          kit.log().happened(Event.Kind.UNMAP, -1, region.mm(), slot, kit.slots().frame(slot));
        }
        pages += kit.grain();
      }
    }
    current.spend(Payer.SYSTEM_CALLS, costs.protectPteNanos() * pages);
    kit.deferral().hook(current, Hook.H1, thread.process().mm());
    if (pages > 0) {
      kit.deferral().flushRange(current, thread.process().mm(), pages, pages);
    }
    return pages;
  }
}
