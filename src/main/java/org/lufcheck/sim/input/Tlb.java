package org.lufcheck.sim.input;

/**
 * What each core remembers of translations; siblings share all of it.
 *
 * @param loadEntries first-level data TLB, 4 KiB pages, loads
 * @param storeEntries first-level data TLB, stores
 * @param instructionEntries first-level instruction TLB, 4 KiB pages
 * @param sharedEntries second-level TLB (STLB), data and instructions
 * @param pdeEntries paging-structure cache for page-directory entries: each spares all but the last
 *     step of a walk
 * @param pdpteEntries paging-structure cache for the level above
 * @param walkers walks that one core does at the same time
 * @param pcids address spaces that a CPU keeps entries of (TLB_NR_DYN_ASIDS, arch/x86/mm/tlb.c)
 * @param secondLevelNanos extra time of a load that hits in the second level only
 */
public record Tlb(
    int loadEntries,
    int storeEntries,
    int instructionEntries,
    int sharedEntries,
    int pdeEntries,
    int pdpteEntries,
    int walkers,
    int pcids,
    double secondLevelNanos) {}
