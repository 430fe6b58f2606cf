package org.lufcheck.concurrent.mm;

import org.lufcheck.concurrent.hw.Interrupts;
import org.lufcheck.concurrent.oracle.Observer;
import org.lufcheck.concurrent.prim.Primitives;
import org.lufcheck.concurrent.state.Memory;
import org.lufcheck.concurrent.state.Pte;
import org.lufcheck.concurrent.state.Slot;
import org.lufcheck.concurrent.state.Task;

/**
 * User loads and stores through the TLB. A miss walks the page table without a lock, as hardware
 * does; a store through an entry without dirty permission walks again and sets the dirty bit.
 * Interrupts are polled before each access. Thread-safe; every thread uses its own task.
 */
public final class Access {
  private final Memory m;
  private final Primitives p;
  private final Interrupts interrupts;
  private final Observer observer;
  private final Fault fault;
  private final String[] load;
  private final String[][] store;
  private final String[] fill;

  /** The accesses of a machine. */
  public Access(Memory m, Interrupts interrupts, Observer observer, Fault fault) {
    this.m = m;
    this.p = m.p;
    this.interrupts = interrupts;
    this.observer = observer;
    this.fault = fault;
    load = StepNames.ofAddresses(m, "load: ");
    String[] stems = StepNames.ofAddresses(m, "store: ");
    String[] ends = new String[stems.length];
    for (int s = 0; s < stems.length; s++) {
      stems[s] += " := ";
      ends[s] = "";
    }
    store = StepNames.withValues(stems, ends);
    fill = StepNames.ofSlots(m, "TLB fill: ", "");
  }

  /** A load; {@link Observer#ERROR_VALUE} where the access is an error. */
  public int load(Task t, int slot) {
    while (true) {
      interrupts.poll(t);
      p.begin(t.name);
      long entry = t.cpu.tlb[slot].readOnce();
      if (entry == 0) {
        entry = walk(t, slot);
      }
      if (entry != 0) {
        int value = observer.load(t, slot, Pte.frame(entry));
        p.end(t.name, load[slot], "", value);
        return value;
      }
      p.end(t.name, load[slot], "", -1);
      if (!fault.handle(t, m.slots[slot], false)) {
        p.begin(t.name);
        p.end(t.name, "load: SIGSEGV", "", Observer.ERROR_VALUE);
        return Observer.ERROR_VALUE;
      }
    }
  }

  private long walk(Task t, int slot) {
    long pte = m.slots[slot].pte.readOnce();
    if (!Pte.isPresent(pte)) {
      return 0;
    }
    boolean write = Pte.write(pte);
    long entry = Pte.present(Pte.frame(pte), write, write && Pte.dirty(pte));
    t.cpu.tlb[slot].writeOnce(entry);
    return entry;
  }

  /** A speculative walk: the CPU fills its TLB without accessing; whether there was anything. */
  public boolean speculate(Task t, int slot) {
    interrupts.poll(t);
    if (t.cpu.tlb[slot].readOnce() != 0) {
      return false;
    }
    p.begin(t.cpu.name);
    if (walk(t, slot) == 0) {
      return false;
    }
    p.end(t.cpu.name, fill[slot], "", -1);
    return true;
  }

  /** A store of a value, 0 to 7; false where the access is an error. */
  public boolean store(Task t, int slot, int value) {
    while (true) {
      interrupts.poll(t);
      p.begin(t.name);
      int frame = writable(t, slot);
      if (frame != 0) {
        observer.store(t, slot, frame, value);
        p.end(t.name, store[slot][value], "", -1);
        return true;
      }
      interrupts.drop(t.cpu, slot);
      p.end(t.name, store[slot][value], "", -1);
      if (!fault.handle(t, m.slots[slot], true)) {
        p.begin(t.name);
        p.end(t.name, "store: SIGSEGV", "", -1);
        return false;
      }
    }
  }

  /** The frame that a store reaches, or 0 if it faults. */
  private int writable(Task t, int slot) {
    long entry = t.cpu.tlb[slot].readOnce();
    if (entry != 0 && Pte.write(entry) && Pte.dirty(entry)) {
      return Pte.frame(entry);
    }
    Slot it = m.slots[slot];
    while (true) {
      long pte = it.pte.readOnce();
      if (!Pte.isPresent(pte) || !Pte.write(pte)) {
        return 0;
      }
      if (Pte.dirty(pte) || it.pte.cmpxchg(pte, Pte.withDirty(pte)) == pte) {
        t.cpu.tlb[slot].writeOnce(Pte.present(Pte.frame(pte), true, true));
        return Pte.frame(pte);
      }
    }
  }
}
