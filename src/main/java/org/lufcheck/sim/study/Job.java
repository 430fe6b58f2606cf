package org.lufcheck.sim.study;

import org.lufcheck.sim.input.Machine;
import org.lufcheck.sim.input.Workload;
import org.lufcheck.variant.Variant;

/**
 * One simulation to do.
 *
 * @param machine scaled as wanted
 * @param workload scaled as wanted
 * @param variant the kernel
 * @param policy name of the flush policy
 * @param placement name of the placement policy for kernel memory
 * @param seed of the pseudo-random numbers
 * @param grain pages per chunk
 */
public record Job(
    Machine machine,
    Workload workload,
    Variant variant,
    String policy,
    String placement,
    long seed,
    int grain) {
  /** The same in chunks of so many pages. */
  Job by(int pages) {
    return new Job(machine, workload, variant, policy, placement, seed, pages);
  }
}
