package org.lufcheck.sim.result;

/**
 * What a memory node holds, in pages.
 *
 * @param node name of the node
 * @param free in the free lists, the pending ones included
 * @param pending free pages whose flush is deferred (LUF), as the zone estimates them; 0 where
 *     zones do not count them (luf-v10)
 * @param perCpu free pages in per-CPU lists
 * @param inactiveFile page cache, inactive list
 * @param activeFile page cache, active list
 * @param inactiveAnon anonymous memory, inactive list
 * @param activeAnon anonymous memory, active list
 * @param kernel page tables, slab, stacks and struct pages, which reclaim cannot move
 */
public record NodePages(
    String node,
    long free,
    long pending,
    long perCpu,
    long inactiveFile,
    long activeFile,
    long inactiveAnon,
    long activeAnon,
    long kernel) {}
