package org.lufcheck.sim.result;

/**
 * What was simulated; two runs with equal ids give equal results.
 *
 * @param machine name of the machine
 * @param workload name of the workload
 * @param variant name of the kernel
 * @param policy name of the flush policy, or {@code -} for a kernel that defers nothing
 * @param placement name of the placement policy for kernel memory
 * @param seed of the pseudo-random numbers
 * @param grain pages per chunk: 1, 16 or 64
 */
public record RunId(
    String machine,
    String workload,
    String variant,
    String policy,
    String placement,
    long seed,
    int grain) {}
