package org.lufcheck.kernel;

import java.util.List;
import java.util.Set;

/**
 * The machine and the programs of one scenario, resolved: everything the model needs to build its
 * initial state. Things are named by their index in these lists.
 *
 * @param name the scenario's name
 * @param cpus number of CPUs, 1 to 6
 * @param frames number of page frames, 1 to 7; those not used by {@code pages} start free in buddy
 * @param files the files
 * @param mms names of the address spaces
 * @param pages logical pages: every page of every file, then every anonymous page
 * @param slots virtual addresses, each of one mm
 * @param tasks the threads, user and kernel
 * @param flags names of user-level synchronisation variables, all 0 at first
 * @param boot boot options and build options in force
 * @param lowFrames at or below this many free frames kswapd is woken (watermark LOW)
 * @param minFrames at or below this many free frames an allocation reclaims itself (watermark MIN)
 * @param condition what is looked for in final states
 */
public record Setup(
    String name,
    int cpus,
    int frames,
    List<File> files,
    List<String> mms,
    List<Page> pages,
    List<Slot> slots,
    List<Task> tasks,
    List<String> flags,
    Set<Boot> boot,
    int lowFrames,
    int minFrames,
    Condition condition) {

  /** Boot and build options that change whether free pages keep their contents. */
  public enum Boot {
    /** init_on_free=1: pages are zeroed when freed. */
    INIT_ON_FREE,
    /** page_poison=1: a pattern is written into freed pages. */
    PAGE_POISON,
    /** Generic KASAN: freed pages are poisoned. */
    KASAN
  }

  /** How a file is written and truncated, which decides the hooks its operations pass. */
  public enum FileKind {
    /** Buffered writes through a_ops->write_begin, truncation through mm/truncate.c. */
    GENERIC,
    /** tmpfs and shmem: shmem_undo_range truncates, the swap device backs it. */
    SHMEM,
    /** iomap, btrfs, netfs and the like: buffered writes that bypass mapping_write_begin. */
    IOMAP,
    /** NFS, FUSE, cluster file systems: contents may change without a local write. */
    REMOTE
  }

  /** One file. */
  public record File(String name, FileKind kind) {}

  /**
   * A logical page: what a program thinks it reads.
   *
   * @param name as people write it, {@code F[0]} or {@code A.v0}
   * @param file index of its file, or -1 for an anonymous page
   * @param value first contents, 0 to 7
   * @param resident whether it is in memory at first; otherwise it is only on disk or in swap, or
   *     (an anonymous page) has never been touched
   */
  public record Page(String name, int file, int value, boolean resident) {
    /** Whether this is an anonymous page. */
    public boolean anonymous() {
      return file < 0;
    }
  }

  /**
   * A virtual address of an mm, and the vma around it at first.
   *
   * @param mm the address space
   * @param va as people write it, {@code v0}
   * @param page the file page it maps, or its anonymous page; -1 when nothing is mapped there
   * @param anon the anonymous page that copy-on-write or anonymous faults at this address create;
   *     -1 when there can be none
   * @param shared MAP_SHARED
   * @param writable VM_WRITE
   * @param mayWrite VM_MAYWRITE: private, or the file was opened for writing
   * @param present whether the PTE is populated at first (the page must be resident)
   * @param dirty whether a populated PTE is dirty; if also writable the PTE is writable
   */
  public record Slot(
      int mm,
      String va,
      int page,
      int anon,
      boolean shared,
      boolean writable,
      boolean mayWrite,
      boolean present,
      boolean dirty) {}

  /**
   * A thread of control.
   *
   * @param name as people write it
   * @param cpu the CPU it runs on; several tasks may share one, the first listed runs first
   * @param mm its address space, or -1 for a kernel thread
   * @param ops its program
   * @param repeat how often a background program may run, 1 to 7; foreground programs run once
   * @param background whether it may start at any time or not at all, and nobody waits for it
   */
  public record Task(String name, int cpu, int mm, List<Op> ops, int repeat, boolean background) {}
}
