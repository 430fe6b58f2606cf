package org.lufcheck.sim.input;

/**
 * CPU time of the kernel's own work in nanoseconds, without flushes, waiting for storage, and
 * access to slow memory, which are simulated.
 *
 * @param faultNanos a fault on a page in the page cache, without the mapping of its neighbours
 * @param mapPageNanos each page that a fault maps (fault-around)
 * @param hintFaultNanos a NUMA hint fault, without migration
 * @param cacheInsertNanos each page that readahead adds to the page cache and completes
 * @param allocateNanos a page from the CPU's own list (pcp)
 * @param refillPageNanos each page that moves from the buddy allocator to a pcp list
 * @param freeNanos a page to the CPU's own list
 * @param clearNanos clearing of a page
 * @param copyNanos copying of a page within the fastest node
 * @param lruLockNanos for which the lock of a node's LRU lists is held for each page that is taken
 *     off a list or put on one
 * @param scanPageNanos each page that reclaim looks at (shrink_inactive_list,
 *     folio_check_references)
 * @param unmapNanos each PTE that is cleared through the reverse map
 * @param reclaimPageNanos each clean page that reclaim takes out of its cache, besides scan and
 *     unmap
 * @param migratePageNanos each page that is migrated, besides unmap and copy
 * @param protectPteNanos each PTE that mprotect or munmap changes
 * @param callNanos a system call that has little to do
 * @param switchNanos a context switch
 */
public record KernelCosts(
    double faultNanos,
    double mapPageNanos,
    double hintFaultNanos,
    double cacheInsertNanos,
    double allocateNanos,
    double refillPageNanos,
    double freeNanos,
    double clearNanos,
    double copyNanos,
    double lruLockNanos,
    double scanPageNanos,
    double unmapNanos,
    double reclaimPageNanos,
    double migratePageNanos,
    double protectPteNanos,
    double callNanos,
    double switchNanos) {
  /** The same with another time for which the lock of the LRU lists is held. */
  public KernelCosts withLruLockNanos(double nanos) {
    return new KernelCosts(
        faultNanos,
        mapPageNanos,
        hintFaultNanos,
        cacheInsertNanos,
        allocateNanos,
        refillPageNanos,
        freeNanos,
        clearNanos,
        copyNanos,
        nanos,
        scanPageNanos,
        unmapNanos,
        reclaimPageNanos,
        migratePageNanos,
        protectPteNanos,
        callNanos,
        switchNanos);
  }
}
