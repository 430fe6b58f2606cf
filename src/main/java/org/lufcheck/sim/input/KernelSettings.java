package org.lufcheck.sim.input;

import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * What an administrator, a boot parameter or the build sets in the kernel.
 *
 * @param minFreeBytes vm.min_free_kbytes if it was set by hand; otherwise the kernel computes it
 * @param watermarkScale vm.watermark_scale_factor, in 1/10000 of a zone
 * @param hugePages whether khugepaged runs, which raises min_free_kbytes
 *     (set_recommended_min_free_kbytes, mm/khugepaged.c)
 * @param online memhp_default_state: the zone of memory that is onlined after boot
 * @param autoMovableRatio memory_hotplug.auto_movable_ratio, MOVABLE to KERNEL memory, 3.01 for 301
 *     %
 * @param memmapOnMemory memory_hotplug.memmap_on_memory: struct pages on the added memory itself
 * @param lru which reclaim was built and enabled
 * @param maskClearing when a CPU leaves mm_cpumask
 * @param tiering numa_balancing=2: hint faults promote pages
 * @param demotion numa/demotion_enabled: reclaim moves pages to a slower node first
 * @param swapBytes size of swap; 0 for none
 * @param readaheadBytes read_ahead_kb of the device
 * @param faultAroundBytes fault_around_bytes
 * @param pages limits of the kernel's batches
 * @param numa limits of NUMA balancing
 * @param preemptCount whether the kernel counts preemption (CONFIG_PREEMPT_COUNT), as it does with
 *     PREEMPT_DYNAMIC: only then can a task know that it may be preempted
 * @param freeLists how free pages are kept
 * @param lruLockWaits what IPIs find at a CPU that waits for the lock of the lists
 */
public record KernelSettings(
    OptionalLong minFreeBytes,
    int watermarkScale,
    boolean hugePages,
    Online online,
    double autoMovableRatio,
    boolean memmapOnMemory,
    Lru lru,
    MaskClearing maskClearing,
    boolean tiering,
    boolean demotion,
    long swapBytes,
    long readaheadBytes,
    long faultAroundBytes,
    Batches pages,
    NumaLimits numa,
    boolean preemptCount,
    FreeLists freeLists,
    LockWaits lruLockWaits) {
  /** The same settings with or without khugepaged. */
  public KernelSettings withHugePages(boolean other) {
    return changed(draft -> draft.hugePages = other);
  }

  /** The same settings with memory onlined to another zone. */
  public KernelSettings withOnline(Online other) {
    return changed(draft -> draft.online = other);
  }

  /** The same settings with another ratio of MOVABLE to KERNEL memory. */
  public KernelSettings withAutoMovableRatio(double other) {
    return changed(draft -> draft.autoMovableRatio = other);
  }

  /** The same settings with struct pages on the added memory itself, or not. */
  public KernelSettings withMemmapOnMemory(boolean other) {
    return changed(draft -> draft.memmapOnMemory = other);
  }

  /** The same settings with another page reclaim. */
  public KernelSettings withLru(Lru other) {
    return changed(draft -> draft.lru = other);
  }

  /** The same settings with or without promotion by hint faults. */
  public KernelSettings withTiering(boolean other) {
    return changed(draft -> draft.tiering = other);
  }

  /** The same settings with other limits of NUMA balancing. */
  public KernelSettings withNuma(NumaLimits other) {
    return changed(draft -> draft.numa = other);
  }

  /** The same settings with or without a count of preemption. */
  public KernelSettings withPreemptCount(boolean other) {
    return changed(draft -> draft.preemptCount = other);
  }

  /** The same settings with free pages kept in another way. */
  public KernelSettings withFreeLists(FreeLists other) {
    return changed(draft -> draft.freeLists = other);
  }

  private KernelSettings changed(Consumer<KernelSettingsDraft> change) {
    KernelSettingsDraft draft = new KernelSettingsDraft(this);
    change.accept(draft);
    return draft.settings();
  }

  /** memhp_default_state (drivers/base/memory.c). */
  public enum Online {
    /** Not used at all. */
    OFFLINE,
    /** ZONE_NORMAL or ZONE_MOVABLE by the auto-movable policy's default: ZONE_NORMAL. */
    ONLINE,
    /** ZONE_NORMAL. */
    ONLINE_KERNEL,
    /** ZONE_MOVABLE: user pages only. */
    ONLINE_MOVABLE,
    /** ZONE_MOVABLE as long as the auto-movable ratio allows, then ZONE_NORMAL. */
    AUTO_MOVABLE
  }

  /** Which page reclaim. */
  public enum Lru {
    /** Active and inactive lists. */
    CLASSIC,
    /** Multi-generational LRU. */
    MGLRU
  }

  /** How the free pages of a zone are kept. */
  public enum FreeLists {
    /** One by one: all that workloads of single pages need, and faster to simulate. */
    SINGLE,
    /** As the buddy allocator keeps them, in blocks of up to 1,024 pages that split and merge. */
    BUDDY
  }

  /** How a CPU waits for a spinlock. */
  public enum LockWaits {
    /** As Linux takes the lock of the lists: an IPI waits until it is released (spin_lock_irq). */
    INTERRUPTS_OFF,
    /**
     * As if what the CPUs wait for were another lock, which is taken with interrupts on (spin_lock,
     * mutex_spin_on_owner): only who has the lock of the lists answers no IPI.
     */
    INTERRUPTS_ON
  }

  /** When a CPU that switches to another mm leaves the mask of the old one. */
  public enum MaskClearing {
    /** At once (6.12). */
    EAGER,
    /** When a flush finds it there (later kernels). */
    LAZY
  }

  /**
   * Limits of the kernel's batches, in pages unless said otherwise.
   *
   * @param pcp pages that a CPU's list is refilled with at least (zone_batchsize)
   * @param pcpScale how many times the refill may double (PCP_BATCH_SCALE_MAX)
   * @param unmap freed folios after which reclaim flushes (PAGEVEC_SIZE)
   * @param migrate folios of one batch of migration (NR_MAX_BATCHED_MIGRATION)
   * @param directReclaim pages that direct reclaim asks for (SWAP_CLUSTER_MAX)
   * @param flushCeiling pages above which a range is flushed in full
   *     (tlb_single_page_flush_ceiling)
   */
  public record Batches(
      int pcp, int pcpScale, int unmap, int migrate, int directReclaim, int flushCeiling) {}

  /**
   * Limits of NUMA balancing.
   *
   * @param thresholdNanos hot_threshold_ms: a page that is touched sooner after the scan is hot
   * @param promoteBytesPerSecond numa_balancing_promote_rate_limit_MBps
   * @param scanBytes scan_size_mb: what one scan makes inaccessible
   * @param scanMinNanos scan_period_min_ms
   * @param scanMaxNanos scan_period_max_ms
   */
  public record NumaLimits(
      double thresholdNanos,
      double promoteBytesPerSecond,
      long scanBytes,
      double scanMinNanos,
      double scanMaxNanos) {}
}
