package org.lufcheck.sim.engine.work;

import org.lufcheck.sim.engine.cpu.Current;
import org.lufcheck.sim.engine.fault.AnonFaults;
import org.lufcheck.sim.engine.memory.MemoryObject;
import org.lufcheck.sim.engine.memory.Slots;
import org.lufcheck.sim.engine.work.Work.Next;
import org.lufcheck.sim.result.Payer;

/** A thread's use of a page of anonymous memory. */
final class AnonTouch {
  private static final int WRITABLE = Slots.PRESENT | Slots.WRITE;

  private AnonTouch() {}

  /** Writes a page; to be repeated unless the result is {@link Next#GO_ON}. */
  static Next write(WorkThread thread, MemoryObject region, int slot) {
    Kit kit = thread.kit();
    Current current = thread.current();
    int pte = kit.slots().pte(slot);
    if ((pte & WRITABLE) != WRITABLE) {
      AnonFaults anon = kit.anon();
      switch (anon.fault(current, thread.process().mm(), region, slot)) {
        case SLEEP -> {
          thread.sleepUntil(anon.wakeAt());
          return Next.SLEEP;
        }
        case RECLAIM -> {
          return Next.RECLAIM;
        }
        case FAILED -> {
          return Next.GO_ON;
        }
        case MAPPED -> {}
      }
    } else {
      kit.slots().pte(slot, pte | Slots.YOUNG | Slots.DIRTY);
    }
    int node = kit.traffic().nodeOf(kit.slots().frame(slot));
    current.spend(Payer.MEMORY, kit.traffic().stream(node, kit.grain(), current.now()));
    current.spend(Payer.WALKS, kit.walkTime().sequential(region, slot) * kit.grain());
    kit.walks().visits(kit.grain(), true);
    thread.visited(kit.grain());
    return Next.GO_ON;
  }
}
