package org.lufcheck.kernel.rules;

/**
 * A zone's watermarks, in pages (mm/page_alloc.c: __setup_per_zone_wmarks, Linux 6.12).
 *
 * @param min below this an allocation that may sleep reclaims memory itself
 * @param low below this kswapd is woken
 * @param high at this kswapd stops
 * @param promo at this kswapd stops when NUMA balancing does memory tiering
 */
public record Watermarks(long min, long low, long high, long promo) {
  /** How many parts of a zone {@code watermark_scale_factor} counts. */
  private static final long SCALE = 10_000;

  private static final long MOVABLE_FEWEST = 32;
  private static final long MOVABLE_MOST = 128;
  private static final long FEWEST_KB = 128;
  private static final long MOST_KB = 262_144;
  private static final long PAGEBLOCK = 512;
  private static final long MIGRATE_PCPTYPES = 3;

  /**
   * The watermarks of a zone.
   *
   * @param managed the zone's managed pages, at least 0
   * @param movable whether it is ZONE_MOVABLE, which is no part of lowmem
   * @param minFreeKb min_free_kbytes
   * @param lowmem managed pages of all zones but ZONE_MOVABLE; at least 1
   * @param scaleFactor watermark_scale_factor, 10 by default, 1 to 3,000
   */
  public static Watermarks of(
      long managed, boolean movable, long minFreeKb, long lowmem, long scaleFactor) {
    long share = minFreeKb / 4 * managed / lowmem;
    long min = movable ? Math.max(MOVABLE_FEWEST, Math.min(MOVABLE_MOST, managed / 1024)) : share;
    long gap = Math.max(share / 4, managed * scaleFactor / SCALE);
    return new Watermarks(min, min + gap, min + 2 * gap, min + 3 * gap);
  }

  /**
   * min_free_kbytes as init_per_zone_wmark_min() computes it: 4 * sqrt(lowmem), 128 to 262,144.
   *
   * @param lowmemKb lowmem in KiB
   */
  public static long minFreeKb(long lowmemKb) {
    long root = (long) Math.sqrt((double) lowmemKb * 16);
    return Math.max(FEWEST_KB, Math.min(MOST_KB, root));
  }

  /**
   * min_free_kbytes as khugepaged raises it where transparent huge pages are enabled
   * (set_recommended_min_free_kbytes): two page blocks for each zone, and one for each pair of
   * migrate types.
   *
   * @param zones populated zones other than ZONE_MOVABLE
   * @param lowmem managed pages of lowmem; the recommendation stays below a twentieth of it
   */
  public static long hugePageMinFreeKb(int zones, long lowmem) {
    long pages = PAGEBLOCK * zones * (2 + MIGRATE_PCPTYPES * MIGRATE_PCPTYPES);
    return Math.min(pages, lowmem / 20) * 4;
  }
}
