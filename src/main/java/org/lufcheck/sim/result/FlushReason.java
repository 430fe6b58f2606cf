package org.lufcheck.sim.result;

/** Why TLBs were flushed. */
public enum FlushReason {
  /** Folios unmapped by reclaim, before they are freed (mm/vmscan.c: shrink_folio_list). */
  RECLAIM,
  /** Folios unmapped to be demoted, promoted or moved (mm/migrate.c: migrate_pages_batch). */
  MIGRATION,
  /** LUF: a page left the allocator (patch 21: luf_takeoff_end). */
  TAKE_OFF,
  /** LUF: a page table or a file was about to change (patches 19 and 20: luf_flush_vma). */
  HOOK,
  /** LUF: a policy flushed before anybody needed it. */
  BACKGROUND,
  /** munmap, mprotect and other changes that a program asked for (mm/mmu_gather.c). */
  RANGE,
  /** One page whose PTE was cleared and flushed at once, as for copy-on-write. */
  PAGE
}
