package org.lufcheck.sim.result;

/** What CPU time, or a thread's waiting, was spent on. The kinds do not overlap. */
public enum Payer {
  /** The program's own work. */
  COMPUTE,
  /** Waiting for data from memory beyond what the work hides. */
  MEMORY,
  /** Page walks. */
  WALKS,
  /** Page faults, without what is named below. */
  FAULTS,
  /** System calls: mmap, munmap, mprotect, write; without what is named below. */
  SYSTEM_CALLS,
  /** Asleep until storage delivers. */
  STORAGE,
  /** Spinning until the other threads of the process arrive. */
  BARRIER,
  /** In the IPI handler for somebody else's flush. */
  IPI_HANDLER,
  /** Waiting for others to acknowledge a flush. */
  FLUSH_WAIT,
  /** Spinning for the lock of a node's LRU lists, with interrupts off. */
  LRU_LOCK,
  /** Taking pages from the allocator, without reclaim and without waiting for flushes. */
  ALLOCATION,
  /** Reclaim by a thread that wanted memory, without waiting for flushes. */
  DIRECT_RECLAIM,
  /** Reclaim by kswapd, without waiting for flushes. */
  KSWAPD,
  /** Flush policies that work in the background, without waiting for flushes. */
  BACKGROUND,
  /** NUMA balancing: scans, hint faults and promotions. */
  NUMA_BALANCING
}
