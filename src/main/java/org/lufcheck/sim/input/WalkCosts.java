package org.lufcheck.sim.input;

/**
 * What a page walk costs. A step whose table line misses the caches costs the latency of the memory
 * node that holds the table.
 *
 * @param cachedStepNanos a step that is served by L2
 * @param llcStepNanos a step that is served by the last-level cache
 * @param leafMissShare how many of the leaf steps miss all caches
 * @param upperMissShare how many of the steps above miss all caches
 * @param overlapShare how much of a walk's time is hidden by other work of the core
 */
public record WalkCosts(
    double cachedStepNanos,
    double llcStepNanos,
    double leafMissShare,
    double upperMissShare,
    double overlapShare) {}
