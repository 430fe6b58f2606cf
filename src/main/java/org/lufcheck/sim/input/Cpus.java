package org.lufcheck.sim.input;

/**
 * The processors. CPUs are numbered as Linux does on x86: {@code i} and {@code i + cores} share a
 * core.
 *
 * @param cores at least 1
 * @param threadsPerCore hardware threads of a core, 1 or 2
 * @param hertz clock frequency
 * @param smtShare speed of a thread while its sibling is busy, as a share of its speed alone
 */
public record Cpus(int cores, int threadsPerCore, double hertz, double smtShare) {
  /** CPUs that Linux sees. */
  public int count() {
    return cores * threadsPerCore;
  }

  /** The CPU that shares the core, or the CPU itself without SMT. */
  public int sibling(int cpu) {
    return threadsPerCore == 1 ? cpu : (cpu + cores) % (2 * cores);
  }

  /** Nanoseconds of a number of cycles. */
  public double nanos(double cycles) {
    return cycles * 1e9 / hertz;
  }
}
