package org.lufcheck.sim.input;

/**
 * The processors. CPUs are numbered as Linux does on x86: {@code i} and {@code i + cores} share a
 * core.
 *
 * @param cores at least 1
 * @param threadsPerCore hardware threads of a core, 1 or 2
 * @param smtShare speed of a thread's own work while its sibling is busy, as a share of its speed
 *     alone; what the kernel's work costs is taken as it was measured
 */
public record Cpus(int cores, int threadsPerCore, double smtShare) {
  /** CPUs that Linux sees. */
  public int count() {
    return cores * threadsPerCore;
  }

  /** The CPU that shares the core, or the CPU itself without SMT. */
  public int sibling(int cpu) {
    return threadsPerCore == 1 ? cpu : (cpu + cores) % (2 * cores);
  }
}
