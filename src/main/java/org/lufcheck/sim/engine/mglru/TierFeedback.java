package org.lufcheck.sim.engine.mglru;

/**
 * What eviction learns from refaults, of one type of pages on one node (struct ctrl_pos and the
 * comment above it): a PI controller. Pages are in tiers by the accesses through file descriptors
 * that were counted; a tier whose pages come back more often than those of the first is spared.
 * Counts are pages.
 */
final class TierFeedback {
  /** MAX_NR_TIERS. */
  static final int TIERS = 4;

  /** MIN_LRU_BATCH: fewer refaults than this say nothing. */
  private static final int FEWEST_REFAULTS = 64;

  private final long[] refaulted = new long[TIERS];
  private final long[] evicted = new long[TIERS];
  private final long[] spared = new long[TIERS];
  private final long[] pastRefaulted = new long[TIERS];
  private final long[] pastTotal = new long[TIERS];

  /** lru_tier_from_refs: accesses beyond the first two, 0 to 4, on a logarithmic scale. */
  static int tier(int refs) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(refs);
  }

  /** lru_gen_eviction. */
  void evicted(int tier, int pages) {
    evicted[tier] += pages;
  }

  /** lru_gen_refault. */
  void refaulted(int tier, int pages) {
    refaulted[tier] += pages;
  }

  /** sort_folio: pages that were spared because of their tier. */
  void spared(int tier, int pages) {
    spared[tier] += pages;
  }

  private long allRefaulted(int tier) {
    return pastRefaulted[tier] + refaulted[tier];
  }

  private long total(int tier) {
    return pastTotal[tier] + evicted[tier] + spared[tier];
  }

  /** reset_ctrl_pos: the oldest generation is gone; what it taught counts half from now on. */
  void carryOver() {
    for (int tier = 0; tier < TIERS; tier++) {
      pastRefaulted[tier] = allRefaulted(tier) / 2;
      pastTotal[tier] = total(tier) / 2;
      refaulted[tier] = 0;
      evicted[tier] = 0;
      spared[tier] = 0;
    }
  }

  /**
   * positive_ctrl_err: whether a tier's share of refaults is no larger than that of the first tier
   * of a set point, each weighted.
   */
  boolean mayEvict(int tier, int gain, TierFeedback setPoint, int setPointGain) {
    long own = allRefaulted(tier);
    return own < FEWEST_REFAULTS
        || own * (setPoint.total(0) + FEWEST_REFAULTS) * setPointGain
            <= (setPoint.allRefaulted(0) + 1) * total(tier) * gain;
  }

  /** get_tier_idx: the last tier that need not be spared; others may refault twice as often. */
  int lastToEvict() {
    return lastToEvict(this, 1, 2);
  }

  /** The same against another type: the end of get_type_to_scan. */
  int lastToEvict(TierFeedback setPoint, int setPointGain, int gain) {
    int tier = 1;
    while (tier < TIERS && mayEvict(tier, gain, setPoint, setPointGain)) {
      tier++;
    }
    return tier - 1;
  }
}
