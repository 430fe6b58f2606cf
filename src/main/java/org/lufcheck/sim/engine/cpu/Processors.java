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
  private final long[] seen;
  private final double[] queueEnd;
  private final double[] stolen;
  private final double[] free;
  private final int[] last;
  private long busy;
  private long occupied;

  /**
   * Idle CPUs.
   *
   * @param count 1 to 64
   * @param clearing when a CPU leaves mm_cpumask
   */
  public Processors(int count, MaskClearing clearing) {
    if (count < 1 || count > Long.SIZE) {
      throw new IllegalArgumentException(count + " CPUs: 1 to 64 can be simulated");
    }
    this.clearing = clearing;
    loaded = new @Nullable Mm[count];
    seen = new long[count];
    queueEnd = new double[count];
    stolen = new double[count];
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
   * switch_mm_irqs_off: a thread of an address space begins to run.
   *
   * @return whether the CPU was behind and had to flush its own entries
   */
  public boolean run(int cpu, Mm mm) {
    long bit = 1L << cpu;
    busy |= bit;
    occupied |= bit;
    Mm before = loaded[cpu];
    if (before != mm) {
      if (before != null && clearing == MaskClearing.EAGER) {
        before.leave(cpu);
      }
      loaded[cpu] = mm;
      mm.enter(cpu);
      seen[cpu] = 0;
    }
    if (seen[cpu] == mm.generation()) {
      return false;
    }
    seen[cpu] = mm.generation();
    return true;
  }

  /** Whether a CPU runs an address space. */
  public boolean runs(int cpu, Mm mm) {
    return loaded[cpu] == mm && (busy & (1L << cpu)) != 0;
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
    return mm == null || seen[cpu] == mm.generation();
  }

  /** The CPU has flushed: it is up to date, unless it has something else loaded. */
  public void flushed(int cpu) {
    Mm mm = loaded[cpu];
    if (mm != null) {
      seen[cpu] = mm.generation();
    }
  }

  /**
   * Queues an IPI's handler (kernel/smp.c: the CPU's call_single_queue, served in order).
   *
   * @param arrival when the IPI arrives
   * @param nanos what the handler and its consequences take from whoever runs there
   * @return when the handler begins
   */
  double interrupt(int cpu, double arrival, double nanos) {
    double begin = Math.max(arrival, queueEnd[cpu]);
    queueEnd[cpu] = begin + nanos;
    stolen[cpu] += nanos;
    return begin;
  }

  /** What interrupts took from whoever runs on a CPU since this was last asked. */
  public double takeStolen(int cpu) {
    double nanos = stolen[cpu];
    stolen[cpu] = 0;
    return nanos;
  }

  /** Whoever runs on a CPU had nothing to do, so that interrupts took nothing from it. */
  public void forgiveStolen(int cpu) {
    stolen[cpu] = 0;
  }

  /** When the interrupts that were sent to a CPU so far are all served. */
  public double queueEnd(int cpu) {
    return queueEnd[cpu];
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
