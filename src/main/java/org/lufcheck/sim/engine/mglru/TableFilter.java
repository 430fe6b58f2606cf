package org.lufcheck.sim.engine.mglru;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Which page tables are worth a walk (mm/vmscan.c: reset_bloom_filter, update_bloom_filter,
 * test_bloom_filter), one set for each of two generations. The kernel's sets are Bloom filters,
 * which now and then let it walk a table in vain; these are exact.
 */
final class TableFilter {
  /**
   * Young entries of a table that make it worth a walk: one of so many, a cache line of entries.
   */
  private static final int ENTRIES_OF_A_LINE = 8;

  private final @Nullable BitSet[] sets = new @Nullable BitSet[2];

  /** suitable_to_scan. */
  static boolean isWorthIt(int entries, int young) {
    return young * ENTRIES_OF_A_LINE >= entries;
  }

  /** Forgets what was collected for a generation. */
  void reset(long seq) {
    sets[(int) (seq % 2)] = new BitSet();
  }

  /** Notes a table for the walk that begins a generation. */
  void add(long seq, int table) {
    BitSet set = sets[(int) (seq % 2)];
    if (set != null) {
      set.set(table);
    }
  }

  /** Whether a table is walked: all are, as long as nothing was collected. */
  boolean has(long seq, int table) {
    BitSet set = sets[(int) (seq % 2)];
    return set == null || set.get(table);
  }
}
