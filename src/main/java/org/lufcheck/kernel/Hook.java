package org.lufcheck.kernel;

/** A call that LUF adds to a kernel path, or a vanilla call that it relies on (H15). */
public enum Hook {
  H1(
      "tlb_end_vma",
      "include/asm-generic/tlb.h",
      "P16, P19, P20",
      "flushes the vma's file and mm before a gather ends"),
  H2(
      "mapping_write_begin",
      "include/linux/fs.h",
      "P15, P16, P20",
      "flushes the file before write() copies data into its page"),
  H3(
      "finish_task_switch",
      "kernel/sched/core.c",
      "P16, P19",
      "flushes the mm that a kernel thread had borrowed"),
  H4(
      "handle_mm_fault",
      "mm/memory.c",
      "P16, P19, P20",
      "flushes the vma's file and mm when a fault may have made a PTE writable"),
  H5(
      "ptep_clear_flush",
      "mm/pgtable-generic.c",
      "P16, P19",
      "flushes the vma when the cleared PTE was not accessible"),
  H6("folio_mkclean", "mm/rmap.c", "P16, P20", "flushes the file when a folio is made clean"),
  H7(
      "folio_invalidate",
      "mm/truncate.c",
      "P16, P20",
      "flushes the file when a folio's contents are thrown away"),
  H8(
      "truncate_inode_folio",
      "mm/truncate.c",
      "P16, P20",
      "flushes the file when a folio is truncated"),
  H9(
      "truncate_inode_partial_folio",
      "mm/truncate.c",
      "P16, P20",
      "flushes the file when part of a folio is zeroed"),
  H10(
      "mapping_evict_folio",
      "mm/truncate.c",
      "P16, P20",
      "flushes the file when a clean folio is evicted"),
  H11(
      "truncate_inode_pages_range",
      "mm/truncate.c",
      "P16, P20",
      "flushes the file at the end of a truncation, even of an empty range"),
  H12(
      "mapping_try_invalidate",
      "mm/truncate.c",
      "P16, P20",
      "flushes the file at the end of an invalidation by advice"),
  H13(
      "invalidate_inode_pages2_range",
      "mm/truncate.c",
      "P16, P20",
      "flushes the file around direct I/O, even of an empty range"),
  H14(
      "remove_mapping",
      "mm/vmscan.c",
      "P16, P20",
      "flushes the file when a folio is taken out of its page cache"),
  H15(
      "flush_tlb_batched_pending",
      "mm/rmap.c",
      "P16, P17",
      "vanilla: flushes an mm with deferred unmaps before its PTEs change"),
  H16(
      "migrate_folio_done",
      "mm/migrate.c",
      "P23",
      "flushes the key when migration was for memory failure"),
  H17("shrink_folio_list", "mm/vmscan.c", "P24", "flushes at once when an unmapped folio is kept"),
  H18(
      "luf_takeoff_end",
      "mm/page_alloc.c",
      "P10, P12, P13, P21",
      "flushes what is owed before a page leaves the allocator"),
  H19(
      "handle_mm_fault",
      "mm/memory.c",
      "M25",
      "debug kernels only: flushes the vma's file and mm before the fault is handled"),
  W1("do_wp_page", "mm/memory.c", "V10-9", "v10: flushes everything when a write fault breaks COW"),
  W2(
      "do_mmap",
      "mm/mmap.c",
      "V10-9",
      "v10: flushes everything when mmap() is asked for PROT_WRITE"),
  U1(
      "mfill_atomic_install_pte",
      "mm/userfaultfd.c",
      "lufcheck",
      "flushes the vma before userfaultfd installs a writable PTE"),
  U2(
      "iomap_write_begin",
      "fs/iomap/buffered-io.c and its like",
      "lufcheck",
      "flushes the file in buffered writers that bypass mapping_write_begin");

  private final String function;
  private final String file;
  private final String source;
  private final String meaning;

  Hook(String function, String file, String source, String meaning) {
    this.function = function;
    this.file = file;
    this.source = source;
    this.meaning = meaning;
  }

  /** The kernel function that makes the call. */
  public String function() {
    return function;
  }

  /** The kernel file of that function. */
  public String file() {
    return file;
  }

  /** The patch that adds it, or {@code lufcheck} for hooks of our repair. */
  public String source() {
    return source;
  }

  /** One line for people. */
  public String meaning() {
    return meaning;
  }
}
