package org.lufcheck.sim.engine.cpu;

import java.util.Arrays;
import org.lufcheck.sim.input.Cpus;

/**
 * What the two hardware threads of a core share: its execution units, and with them their speed.
 * Which of them is busy changes from step to step; a step goes on at the speed at which it began.
 */
public final class Cores {
  private final Processors processors;
  private final long[] others;
  private final double slower;

  /** The cores of some processors. */
  public Cores(Cpus cpus, Processors processors) {
    this.processors = processors;
    others = new long[processors.count()];
    Arrays.setAll(others, cpu -> cpus.sibling(cpu) == cpu ? 0 : 1L << cpus.sibling(cpu));
    slower = 1 / cpus.smtShare();
  }

  /** Whether the other thread of a CPU's core is busy, so that they share its TLBs and walkers. */
  public boolean shared(int cpu) {
    return (processors.busy() & others[cpu]) != 0;
  }

  /** How long a thread's own work takes on a CPU now that takes a time on a core of its own. */
  public double compute(int cpu, double nanos) {
    return shared(cpu) ? nanos * slower : nanos;
  }
}
