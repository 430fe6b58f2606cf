package org.lufcheck.explore;

/**
 * Spreads a packed state over 64 bits. The highest {@link StateStore#PARTITION_BITS} bits name a
 * partition of the store, the low 32 bits are all that the partition itself looks at.
 */
final class Hash {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final long MIX = 0xD6E8FEB86659FD93L;

  private Hash() {}

  static long of(long[] states, int offset, int words) {
    long hash = GOLDEN;
    for (int i = offset; i < offset + words; i++) {
      hash = (hash ^ states[i]) * GOLDEN;
      hash ^= hash >>> 32;
    }
    hash *= MIX;
    return hash ^ (hash >>> 32);
  }
}
