package org.lufcheck.concurrent.hw;

import org.lufcheck.concurrent.prim.Condition;
import org.lufcheck.concurrent.prim.Primitives;
import org.lufcheck.concurrent.prim.SpinLock;
import org.lufcheck.concurrent.state.Cpu;
import org.lufcheck.concurrent.state.Memory;
import org.lufcheck.concurrent.state.Mm;
import org.lufcheck.concurrent.state.Ordering;
import org.lufcheck.concurrent.state.Task;

/**
 * Flush IPIs (kernel/smp.c, arch/x86/mm/tlb.c). A CPU handles those that are pending at its poll
 * points: before a user access, and wherever it waits with interrupts on. For a CPU whose thread
 * has ended the sender acts itself. Thread-safe; every thread uses its own task.
 */
public final class Interrupts {
  private final Memory m;
  private final Primitives p;
  private final String[] handled;

  /** The interrupts of a machine. */
  public Interrupts(Memory m) {
    this.m = m;
    this.p = m.p;
    handled = new String[m.cpus.length];
    for (int c = 0; c < handled.length; c++) {
      handled[c] = "flush_tlb_func: IPI from cpu" + c;
    }
    for (Task task : m.tasks) {
      handled[task.cpu.number] = "flush_tlb_func: IPI from " + task.name;
    }
  }

  /** Handles what is pending, unless interrupts are off. */
  public void poll(Task t) {
    if (interrupted(t.cpu)) {
      handle(t.cpu);
    }
  }

  private static boolean interrupted(Cpu cpu) {
    return !cpu.irqsOff && cpu.pending.readOnce() != 0;
  }

  /** flush_tlb_func for each sender, and the acknowledgement. */
  private void handle(Cpu cpu) {
    long senders = cpu.pending.loadAcquire();
    for (long rest = senders; rest != 0; rest &= rest - 1) {
      int sender = Long.numberOfTrailingZeros(rest);
      p.begin(cpu.name);
      flushLocal(cpu, (int) m.cpus[sender].request.readOnce() - 1);
      p.smpMb();
      cpu.pending.and(~(1L << sender));
      p.end(cpu.name, handled[sender], "", -1);
    }
  }

  /**
   * flush_tlb_func on the CPU itself, for one mm or for -1 all: brings the loaded mm up to date;
   * the others are checked when they are switched in.
   */
  public void flushLocal(Cpu cpu, int mm) {
    if (cpu.mm < 0 || mm >= 0 && mm != cpu.mm) {
      return;
    }
    long generation = m.mms[cpu.mm].tlbGen.readOnce();
    if (cpu.tlbGen[cpu.mm] < generation) {
      long begun = m.debug.flushing();
      for (int s = 0; s < cpu.tlb.length; s++) {
        if (m.slots[s].setup.mm() == cpu.mm) {
          drop(cpu, s);
        }
      }
      cpu.tlbGen[cpu.mm] = generation;
      m.debug.flushed(cpu, cpu.mm, begun);
    }
  }

  /** Drops the CPU's own entry for an address. */
  public void drop(Cpu cpu, int slot) {
    if (cpu.tlb[slot].readOnce() != 0) {
      cpu.tlb[slot].writeOnce(0);
    }
  }

  /**
   * inc_mm_tlb_gen: a full barrier between the change of PTEs and the reading of mm_cpumask (O2).
   */
  public void bump(Mm mm) {
    if (m.keeps(Ordering.O2)) {
      mm.tlbGen.addReturn(1);
    } else {
      mm.tlbGen.addReturnRelaxed(1);
    }
  }

  /** Sends flush IPIs for one mm, or for -1 all, and flushes the own CPU if it is in the mask. */
  public void send(Task t, long mask, int mm) {
    Cpu self = t.cpu;
    long to = mask & ~self.bit;
    if (to != 0) {
      self.request.writeOnce(mm + 1);
      p.smpMb();
      for (long rest = to; rest != 0; rest &= rest - 1) {
        m.cpus[Long.numberOfTrailingZeros(rest)].pending.or(self.bit);
      }
    }
    if ((mask & self.bit) != 0) {
      flushLocal(self, mm);
    }
    t.waiting = to;
  }

  /** Waits until every CPU has acknowledged; handles the own CPU's interrupts meanwhile. */
  public void awaitAcknowledgements(Task t) {
    for (long rest = t.waiting; rest != 0; rest &= rest - 1) {
      Cpu to = m.cpus[Long.numberOfTrailingZeros(rest)];
      await(t, () -> acknowledged(to, t.cpu) || to.gone.loadAcquire() != 0);
      if (!acknowledged(to, t.cpu)) {
        to.standIn.lock();
        handle(to);
        to.standIn.unlock();
      }
    }
    t.waiting = 0;
  }

  private boolean acknowledged(Cpu to, Cpu from) {
    long pending = m.keeps(Ordering.O8) ? to.pending.loadAcquire() : to.pending.readOnce();
    return (pending & from.bit) == 0;
  }

  /** The task's thread ends: handles what is pending and leaves the rest to the senders. */
  public void retire(Task t) {
    t.cpu.standIn.lock();
    t.cpu.irqsOff = false;
    handle(t.cpu);
    t.cpu.gone.storeRelease(1);
    t.cpu.standIn.unlock();
  }

  /** Waits with interrupts on. */
  public void await(Task t, Condition until) {
    while (!until.holds()) {
      p.await(() -> until.holds() || interrupted(t.cpu));
      poll(t);
    }
  }

  /**
   * Takes a lock whose holders may wait for IPIs, handling the own CPU's interrupts meanwhile. A
   * step of the model begins with the attempt that succeeds.
   */
  public void lock(Task t, SpinLock lock) {
    p.begin(t.name);
    while (!lock.lockUnless(() -> interrupted(t.cpu))) {
      poll(t);
      p.begin(t.name);
    }
  }
}
