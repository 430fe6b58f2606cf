package org.lufcheck.sim.engine.work;

import org.lufcheck.sim.engine.cpu.Current;
import org.lufcheck.sim.engine.fault.AnonFaults;
import org.lufcheck.sim.engine.log.Event;
import org.lufcheck.sim.engine.memory.MemoryObject;
import org.lufcheck.sim.engine.memory.Slots;
import org.lufcheck.sim.engine.work.Work.Next;
import org.lufcheck.sim.result.Payer;

/** A thread's use of a page of anonymous memory. */
final class AnonTouch {
  private static final int READABLE = Slots.PRESENT;
  private static final int WRITABLE = Slots.PRESENT | Slots.WRITE;

  private AnonTouch() {}

  /** Writes all of a page; to be repeated unless the result is {@link Next#GO_ON}. */
  static Next write(WorkThread thread, MemoryObject region, int slot) {
    Next next = ready(thread, region, slot, true);
    Kit kit = thread.kit();
    int pte = kit.slots().pte(slot);
    if (next != Next.GO_ON || (pte & WRITABLE) != WRITABLE) {
      return next;
    }
    kit.slots().pte(slot, pte | Slots.YOUNG | Slots.DIRTY);
    kit.log().happened(Event.Kind.WRITE, -1, region.mm(), slot, kit.slots().frame(slot));
    Current current = thread.current();
    int node = kit.traffic().nodeOf(kit.slots().frame(slot));
    current.spend(Payer.MEMORY, kit.traffic().write(node, kit.grain(), current.now()));
    current.spend(
        Payer.WALKS,
        kit.walkTime().sequential(region, slot, kit.cores().shared(current.cpu())) * kit.grain());
    kit.walks().visits(kit.grain(), true);
    thread.visited(kit.grain());
    return Next.GO_ON;
  }

  /**
   * Makes a page accessible. After {@link Next#GO_ON} it is, unless there is no memory at all, in
   * which case the thread gives up on it; after anything else this is to be repeated.
   */
  static Next ready(WorkThread thread, MemoryObject region, int slot, boolean write) {
    Kit kit = thread.kit();
    int wanted = write ? WRITABLE : READABLE;
    if ((kit.slots().pte(slot) & wanted) == wanted) {
      return Next.GO_ON;
    }
    AnonFaults anon = kit.anon();
    return switch (anon.fault(thread.current(), thread.process().mm(), region, slot)) {
      case SLEEP -> {
        thread.sleepUntil(anon.wakeAt());
        yield Next.SLEEP;
      }
      case RECLAIM -> Next.RECLAIM;
      case FAILED, MAPPED, AGAIN -> Next.GO_ON;
    };
  }
}
