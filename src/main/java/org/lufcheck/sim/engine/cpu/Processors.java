package org.lufcheck.sim.engine.cpu;

import org.jspecify.annotations.Nullable;
import org.lufcheck.sim.input.KernelSettings.MaskClearing;

/**
 * The CPUs: which address space each has loaded, which are busy, and who had to be interrupted
 * (arch/x86/mm/tlb.c). An idle CPU keeps its address space loaded but is <em>lazy</em>: it gets no
 * IPI and catches up when it runs a thread again. At most 64 CPUs, because the rules of LUF that
 * the checker verifies keep CPUs as bits of a long.
 */
public final class Processors {
  private final MaskClearing clearing;
  private final @Nullable Mm[] loaded;
  private final Asids asids;
  private final Receivers receivers;
  private final double[] free;
  private final int[] last;
  private long busy;
  private long occupied;

  /**
   * Idle CPUs.
   *
   * @param count 1 to 64
   * @param clearing when a CPU leaves mm_cpumask
   * @param pcids address spaces of which each keeps entries, at least 1
   */
  public Processors(int count, MaskClearing clearing, int pcids) {
    if (count < 1 || count > Long.SIZE) {
      throw new IllegalArgumentException(count + " CPUs: 1 to 64 can be simulated");
    }
    this.clearing = clearing;
    loaded = new @Nullable Mm[count];
    asids = new Asids(count, pcids);
    receivers = new Receivers(count);
    free = new double[count];
    last = new int[count];
  }

  /** How many CPUs there are. */
  public int count() {
    return loaded.length;
  }

  /** CPUs that run a thread of a process: those that are not lazy. */
  public long busy() {
    return busy;
  }

  /** CPUs on which somebody runs, kernel threads included. */
  public long occupied() {
    return occupied;
  }

  /** Whether somebody runs on a CPU. */
  public boolean isOccupied(int cpu) {
    return (occupied & (1L << cpu)) != 0;
  }

  /** The address space that a CPU has loaded. */
  public @Nullable Mm loaded(int cpu) {
    return loaded[cpu];
  }

  /**
   * switch_mm_irqs_off: a thread of an address space begins to run, with the entries that the CPU
   * still has of it.
   *
   * @return whether the CPU was behind and had to flush its own entries
   */
  public boolean run(int cpu, Mm mm) {
    long bit = 1L << cpu;
    busy |= bit;
    occupied |= bit;
    Mm before = loaded[cpu];
    if (before != mm) {
      long followed = receivers.generation(cpu);
      receivers.generation(cpu, asids.load(cpu, followed, mm));
      if (before != null) {
        before.loaded(cpu, false);
        if (clearing == MaskClearing.EAGER) {
          before.leave(cpu);
        }
      }
      loaded[cpu] = mm;
      mm.loaded(cpu, true);
      mm.enter(cpu);
    }
    if (receivers.generation(cpu) == mm.generation()) {
      return false;
    }
    receivers.generation(cpu, mm.generation());
    return true;
  }

  /** What flushes did to each CPU. */
  Receivers receivers() {
    return receivers;
  }

  /** Whether a CPU runs an address space. */
  public boolean runs(int cpu, Mm mm) {
    return loaded[cpu] == mm && (busy & (1L << cpu)) != 0;
  }

  /** The address space that the idle or another kernel thread of a CPU borrows, if it does. */
  public @Nullable Mm borrowed(int cpu) {
    return (busy & (1L << cpu)) == 0 ? loaded[cpu] : null;
  }

  /** A kernel thread begins to run: it borrows what is loaded and is lazy. */
  public void runKernel(int cpu) {
    occupied |= 1L << cpu;
  }

  /** Nobody runs any more: the CPU is lazy. */
  public void idle(int cpu) {
    busy &= ~(1L << cpu);
    occupied &= ~(1L << cpu);
  }

  /** Whether a CPU has followed all changes of what it has loaded. */
  public boolean upToDate(int cpu) {
    Mm mm = loaded[cpu];
    return mm == null || receivers.generation(cpu) == mm.generation();
  }

  /** Whoever runs on a CPU has interrupts off for a while. */
  void interruptsOff(int cpu, double from, double to) {
    receivers.interruptsOff(cpu, from, to);
  }

  /** What interrupts took from whoever runs on a CPU since this was last asked. */
  public double takeStolen(int cpu) {
    return receivers.takeStolen(cpu);
  }

  /** Whoever runs on a CPU had nothing to do, so that interrupts took nothing from it. */
  public void forgiveStolen(int cpu) {
    receivers.takeStolen(cpu);
  }

  /** When the interrupts that were sent to a CPU so far are all served. */
  public double queueEnd(int cpu) {
    return receivers.queueEnd(cpu);
  }

  /** Until when a CPU is taken by the step of a thread. */
  public double freeAt(int cpu) {
    return free[cpu];
  }

  /**
   * Takes a CPU until a moment.
   *
   * @param thread who, above 0
   * @return whether somebody else had it before
   */
  public boolean take(int cpu, int thread, double until) {
    free[cpu] = until;
    boolean other = last[cpu] != thread;
    last[cpu] = thread;
    return other;
  }
}
