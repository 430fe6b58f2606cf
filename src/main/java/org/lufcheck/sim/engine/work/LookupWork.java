package org.lufcheck.sim.engine.work;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.lufcheck.sim.engine.cpu.Current;
import org.lufcheck.sim.engine.memory.MemoryObject;
import org.lufcheck.sim.engine.memory.Slots;
import org.lufcheck.sim.input.Phase.Lookup;
import org.lufcheck.sim.result.Payer;

/**
 * Threads look up places in memory that is filled first: a lookup is one load of one line, with a
 * walk unless the page is among those that the second-level TLB holds.
 */
final class LookupWork implements Work {
  private final MemoryObject on;
  private final Lookup lookup;
  private final Counter operations;
  private final SplittableRandom random;
  private final Zipf law;
  private final FileWalker walker;
  private final TlbHits hits;
  private int fill;
  private final int fillEnd;
  private int slot = -1;
  private boolean write;

  private LookupWork(
      Kit kit,
      MemoryObject on,
      Lookup lookup,
      Counter operations,
      int thread,
      int threads,
      int window) {
    this.on = on;
    this.lookup = lookup;
    this.operations = operations;
    random = kit.random().split();
    law = new Zipf(on.chunks(), lookup.skew());
    walker = new FileWalker(on, window, 0, kit.machine().nodes().size());
    double pages = (double) on.chunks() * kit.grain();
    hits = new TlbHits(kit.machine().tlb(), pages, lookup.skew());
    fill = (int) (on.base() + (long) on.chunks() * thread / threads);
    fillEnd = (int) (on.base() + (long) on.chunks() * (thread + 1) / threads);
  }

  /** The work of all threads. */
  static List<Work> of(Kit kit, MemoryObject on, Lookup lookup, int threads, int window) {
    Counter operations = new Counter(lookup.operations());
    List<Work> all = new ArrayList<>();
    for (int thread = 0; thread < threads; thread++) {
      all.add(new LookupWork(kit, on, lookup, operations, thread, threads, window));
    }
    return all;
  }

  @Override
  public Next step(WorkThread thread) {
    if (!on.file() && fill < fillEnd) {
      Next next = AnonTouch.write(thread, on, fill);
      if (next == Next.GO_ON) {
        fill++;
      }
      return next;
    }
    if (slot < 0) {
      if (!operations.take()) {
        return Next.DONE;
      }
      slot = on.base() + (int) law.draw(random);
      write = !on.file() && random.nextDouble() < lookup.writeShare();
    }
    Next next = on.file() ? fileMapped(thread) : anonMapped(thread);
    if (next == Next.GO_ON && (thread.kit().slots().pte(slot) & Slots.PRESENT) != 0) {
      use(thread);
      slot = -1;
    }
    return next;
  }

  private Next fileMapped(WorkThread thread) {
    if ((thread.kit().slots().pte(slot) & Slots.PRESENT) != 0) {
      return Next.GO_ON;
    }
    walker.jump(slot, slot + 1);
    return walker.fault(thread);
  }

  private Next anonMapped(WorkThread thread) {
    return AnonTouch.ready(thread, on, slot, write);
  }

  private void use(WorkThread thread) {
    Kit kit = thread.kit();
    Current current = thread.current();
    int pte = kit.slots().pte(slot);
    kit.slots().pte(slot, pte | Slots.YOUNG | (write ? Slots.DIRTY : 0));
    current.spend(Payer.COMPUTE, kit.cores().compute(current.cpu(), lookup.computeNanos()));
    int node = kit.traffic().nodeOf(kit.slots().frame(slot));
    current.spend(Payer.MEMORY, kit.traffic().loads(node, 1, current.now()));
    boolean shared = kit.cores().shared(current.cpu());
    double walks = hits.misses(shared);
    current.spend(
        Payer.WALKS, hits.nanos(shared, write) + walks * kit.walkTime().random(on, slot, shared));
    kit.ledger().walk(write ? 0 : walks, write ? walks : 0, 0);
    thread.visited(1);
  }
}
