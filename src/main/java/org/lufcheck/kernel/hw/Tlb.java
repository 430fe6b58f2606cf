package org.lufcheck.kernel.hw;

import java.util.stream.IntStream;
import org.lufcheck.kernel.debug.Shadow;
import org.lufcheck.kernel.state.Field;
import org.lufcheck.kernel.state.Pte;
import org.lufcheck.kernel.state.State;
import org.lufcheck.kernel.state.Vars;

/**
 * The TLBs of all CPUs. An entry belongs to a CPU and a slot and outlives switches of the mm (PCID,
 * ASID); it is <em>stale</em> when the page table no longer says the same, and <em>reachable</em>
 * when the CPU can use it in user mode without first passing a point that flushes it. Immutable.
 */
public final class Tlb {
  private final Vars v;
  private final Shadow shadow;
  private final int[] cpus;
  private final int[] slots;

  /** The TLBs of a machine. */
  public Tlb(Vars v) {
    this.v = v;
    this.shadow = new Shadow(v);
    int[] pairs =
        IntStream.range(0, v.cpu.length * v.slot.length)
            .filter(i -> v.cpu[i / v.slot.length].tlbFrame()[i % v.slot.length].mask() != 0)
            .toArray();
    cpus = IntStream.of(pairs).map(i -> i / v.slot.length).toArray();
    slots = IntStream.of(pairs).map(i -> i % v.slot.length).toArray();
  }

  /** How many entries there can be; they are numbered from 0. */
  public int entries() {
    return cpus.length;
  }

  /** The CPU of an entry. */
  public int cpu(int entry) {
    return cpus[entry];
  }

  /** The slot of an entry. */
  public int slot(int entry) {
    return slots[entry];
  }

  /** The frame plus one of the CPU's entry for a slot, 0 for none. */
  public int frame(State s, int cpu, int slot) {
    return s.get(v.cpu[cpu].tlbFrame()[slot]);
  }

  /** Whether the CPU's entry for the slot can be used without passing a point that flushes it. */
  public boolean reachable(State s, int cpu, int slot) {
    if (frame(s, cpu, slot) == 0) {
      return false;
    }
    return usable(s, cpu, v.setup.slots().get(slot).mm());
  }

  /** Whether the CPU can use what it caches of the mm without passing a point that flushes it. */
  public boolean usable(State s, int cpu, int mm) {
    Vars.Cpu c = v.cpu[cpu];
    boolean inUse = s.get(c.mm()) == mm + 1 && !s.is(c.lazy());
    return inUse || !v.arch.generations() || !s.is(c.behind()[mm]);
  }

  /** Whether the CPU's entry for the slot, which must exist, differs from the page table. */
  public boolean stale(State s, int cpu, int slot) {
    Vars.Slot pte = v.slot[slot];
    return s.get(pte.kind()) != Pte.PRESENT
        || s.get(pte.frame()) != frame(s, cpu, slot)
        || s.is(v.cpu[cpu].tlbWrite()[slot]) && !s.is(pte.write());
  }

  /** Whether the CPU can use a stale entry for the slot. */
  public boolean reachableStale(State s, int cpu, int slot) {
    return reachable(s, cpu, slot) && stale(s, cpu, slot);
  }

  /** Takes the slot's present PTE into the TLB and sets its accessed bit. */
  public void fill(State s, int cpu, int slot) {
    Vars.Slot pte = v.slot[slot];
    touch(s, slot);
    Vars.Cpu c = v.cpu[cpu];
    s.set(c.tlbFrame()[slot], s.get(pte.frame()));
    s.set(c.tlbWrite()[slot], s.get(pte.write()));
    s.set(c.tlbDirty()[slot], s.get(pte.write()) & s.get(pte.dirty()));
  }

  /** Sets the accessed bit of the slot's PTE: a page walk, or the kernel that installs it. */
  public void touch(State s, int slot) {
    if (v.slot[slot].young().mask() != 0) {
      s.set(v.slot[slot].young());
    }
  }

  /** Drops the CPU's entry for the slot. */
  public void drop(State s, int cpu, int slot) {
    Vars.Cpu c = v.cpu[cpu];
    s.clear(c.tlbFrame()[slot]);
    s.clear(c.tlbWrite()[slot]);
    s.clear(c.tlbDirty()[slot]);
  }

  private void dropMm(State s, int cpu, int mm) {
    for (int slot = 0; slot < v.slot.length; slot++) {
      if (v.setup.slots().get(slot).mm() == mm) {
        drop(s, cpu, slot);
      }
    }
    s.clear(v.cpu[cpu].behind()[mm]);
    shadow.flushed(s, cpu, mm);
  }

  /**
   * flush_tlb_func on the CPU itself: for one mm, or for -1 everything. With generations (x86) only
   * the loaded mm is brought up to date, because the others are checked when they are switched in;
   * a lazy CPU leaves the mm instead. Without (riscv) entries of all mms go.
   */
  public void flushLocal(State s, int cpu, int mm) {
    Vars.Cpu c = v.cpu[cpu];
    int loaded = s.get(c.mm()) - 1;
    if (!v.arch.generations()) {
      for (int m = 0; m < v.mm.length; m++) {
        if (mm < 0 || mm == m) {
          dropMm(s, cpu, m);
        }
      }
    } else if (loaded >= 0 && (mm < 0 || mm == loaded)) {
      if (s.is(c.lazy())) {
        leave(s, cpu, loaded);
      } else if (s.is(c.behind()[loaded])) {
        dropMm(s, cpu, loaded);
      }
    }
  }

  private void leave(State s, int cpu, int mm) {
    s.clear(v.cpu[cpu].mm());
    s.clear(v.cpu[cpu].lazy());
    Field mask = v.mm[mm].cpumask();
    s.set(mask, s.get(mask) & ~(1 << cpu));
  }

  /** inc_mm_tlb_gen: every CPU is now behind the mm's generation. */
  public void bump(State s, int mm) {
    for (Vars.Cpu c : v.cpu) {
      if (c.behind()[mm].mask() != 0) {
        s.set(c.behind()[mm]);
      }
    }
  }

  /**
   * switch_mm_irqs_off (arch/x86/mm/tlb.c and its like): the CPU loads an mm, or leaves lazy mode
   * for the one it has.
   */
  public void load(State s, int cpu, int mm) {
    Vars.Cpu c = v.cpu[cpu];
    int old = s.get(c.mm()) - 1;
    if (old >= 0 && old != mm && v.arch.eagerClear()) {
      Field mask = v.mm[old].cpumask();
      s.set(mask, s.get(mask) & ~(1 << cpu));
    }
    s.set(c.mm(), mm + 1);
    s.clear(c.lazy());
    Field mask = v.mm[mm].cpumask();
    s.set(mask, s.get(mask) | 1 << cpu);
    if (s.is(c.behind()[mm])) {
      dropMm(s, cpu, mm);
    }
  }

  /** arm64: broadcasts the invalidation of a slot; each CPU completes it in its own time. */
  public void broadcast(State s, int slot) {
    Field pending = v.slot[slot].invalidating();
    s.set(pending, v.shape.cpusOf(v.setup.slots().get(slot).mm()));
    shadow.broadcast(s, slot);
  }

  /** arm64: broadcasts the invalidation of all slots of an mm, or of everything for -1. */
  public void broadcastMm(State s, int mm) {
    for (int slot = 0; slot < v.slot.length; slot++) {
      if (mm < 0 || v.setup.slots().get(slot).mm() == mm) {
        broadcast(s, slot);
      }
    }
  }

  /**
   * arm64: whether every broadcast invalidation is complete, which is what the barrier waits for.
   */
  public boolean settled(State s) {
    for (Vars.Slot slot : v.slot) {
      if (s.is(slot.invalidating())) {
        return false;
      }
    }
    return true;
  }

  /** arm64: the barrier is passed, as every broadcast invalidation is complete. */
  public void barrier(State s) {
    shadow.barrier(s);
  }
}
