package org.lufcheck.sim.result;

import java.util.List;

/**
 * One simulation of one kernel.
 *
 * @param run what was simulated
 * @param complete whether the workload ended; false if the run was interrupted
 * @param simulatedNanos from the start to the end of the last process, or to the interruption
 * @param processes how each fared
 * @param shootdowns TLB flushes and who received them
 * @param walks completed page walks
 * @param paging what happened to pages
 * @param bill who paid
 * @param allocation latency of single page allocations, of all threads and for all purposes
 * @param kernelMemory page tables and the like
 * @param samples the machine over time, at equal distances
 */
public record SimResult(
    RunId run,
    boolean complete,
    long simulatedNanos,
    List<ProcessRun> processes,
    Shootdowns shootdowns,
    Walks walks,
    Paging paging,
    Bill bill,
    Latencies allocation,
    KernelMemory kernelMemory,
    List<Sample> samples) {
  /** Copies the lists. */
  public SimResult {
    processes = List.copyOf(processes);
    samples = List.copyOf(samples);
  }

  /** The run time of the workload: the mean over its processes, in nanoseconds. */
  public double meanTimedNanos() {
    return processes.stream().mapToLong(ProcessRun::timedNanos).average().orElse(0);
  }
}
