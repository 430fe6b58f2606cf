package org.lufcheck.sim.result;

/**
 * What happened to pages. Each number counts pages of 4 KiB, unless it says otherwise.
 *
 * @param visits page visits of the workload: a thread using one page, in one go
 * @param minorFaults faults (not pages) that needed no storage
 * @param majorFaults faults (not pages) that waited for storage
 * @param pageIns pages read from storage
 * @param written pages written to storage
 * @param scanned pages that reclaim looked at
 * @param reclaimed pages that reclaim freed
 * @param activated pages that moved to an active list
 * @param refaults pages that came back soon enough to be activated at once
 * @param unmaps PTEs that reclaim or migration cleared
 * @param deferred pages that were freed with their flush deferred (LUF)
 * @param demoted pages moved to a slower node by reclaim
 * @param demotionFailures pages that found no room there and were reclaimed instead
 * @param promoted pages moved to a faster node by NUMA balancing
 * @param hintFaults NUMA hint faults (not pages)
 * @param rateLimited promotions refused by the rate limit
 * @param allocStalls direct reclaims (not pages)
 * @param kswapdWakes times (not pages) that a sleeping kswapd was woken
 * @param refusedRefills refills (not pages) of a per-CPU list that got nothing from a zone with
 *     free memory, because all of it had flushes pending that the refill was not allowed to do
 *     (LUF)
 * @param refusedPages allocations (not pages) that got nothing from such a zone
 */
public record Paging(
    long visits,
    long minorFaults,
    long majorFaults,
    long pageIns,
    long written,
    long scanned,
    long reclaimed,
    long activated,
    long refaults,
    long unmaps,
    long deferred,
    long demoted,
    long demotionFailures,
    long promoted,
    long hintFaults,
    long rateLimited,
    long allocStalls,
    long kswapdWakes,
    long refusedRefills,
    long refusedPages) {}
