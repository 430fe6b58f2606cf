package org.lufcheck.kernel.rules;

/**
 * LUF's generation counters: a clock that numbers deferred flushes and the flushes that answer
 * them.
 *
 * <p>The same arithmetic serves the global {@code luf_ugen} (mm/rmap.c, patch 07 of v12) and each
 * zone's {@code zone_ugen} (patch 21). Generations are unsigned 64-bit numbers; one is
 * <em>valid</em> when its low 16 bits are not all zero, because those bits are the tag that a free
 * page carries and a tag of 0 means that nothing is owed. Counting therefore skips every 65,536th
 * number.
 *
 * <p>All methods are pure and safe for use by any thread.
 */
public final class Generation {
  /** No generation: nothing is owed. It has no place in the order of {@link #before}. */
  public static final long NONE = 0;

  /** First value of {@code luf_ugen} and {@code zone_ugen} (LUF_UGEN_INIT, ZONE_UGEN_INIT). */
  public static final long INITIAL = 2;

  /** First value of {@code ugen_done} and {@code zone_ugen_done}: all before the first is done. */
  public static final long INITIAL_DONE = INITIAL - 1;

  /** How many numbers lie between a generation and the next one with the same tag, 65,536. */
  public static final long TAG_PERIOD = 1L << 16;

  private static final long TAG_MASK = TAG_PERIOD - 1;

  private Generation() {}

  /**
   * Whether {@code a} is older than {@code b}, also when the counter wrapped between them
   * (ugen_before(), patch 07). This is an order only among generations less than 2^63 apart, and
   * says nothing about {@link #NONE}, for which the kernel's callers test first.
   */
  public static boolean before(long a, long b) {
    return a - b < 0;
  }

  /** Whether a generation may be handed out: its tag is not 0 (patch 21). */
  public static boolean isValid(long generation) {
    return (generation & TAG_MASK) != 0;
  }

  /**
   * The valid generation that follows {@code generation}: what new_luf_ugen() returns when the
   * counter stands there (patches 07 and 21), and next_zone_ugen() for a zone (patch 21).
   */
  public static long next(long generation) {
    long next = generation + 1;
    return isValid(next) ? next : next + 1;
  }

  /** The valid generation that precedes {@code generation} (prev_zone_ugen(), patch 21). */
  public static long previous(long generation) {
    long previous = generation - 1;
    return isValid(previous) ? previous : previous - 1;
  }

  /** The later of two generations; {@link #NONE} gives way to the other. */
  public static long later(long a, long b) {
    if (a == NONE) {
      return b;
    }
    return b == NONE || before(b, a) ? a : b;
  }

  /**
   * What a page remembers of the generation in which it entered the buddy allocator: the low 16
   * bits (the {@code zone_ugen} half of page.private, patches 05 and 21). From 1 to 65,535 for a
   * valid generation, 0 for {@link #NONE}.
   */
  public static int tag(long generation) {
    return (int) (generation & TAG_MASK);
  }

  /**
   * The full generation behind a page's tag (page_zone_ugen(), patch 21): the latest one not after
   * {@code zoneUgen} that has this tag, or {@link #NONE} for tag 0. A page that is older by one or
   * more {@linkplain #TAG_PERIOD periods} is taken to be newer than it is, and so asks for a flush
   * that has already happened; it is never taken to be older.
   *
   * @param tag16 the page's tag; only its low 16 bits count
   * @param zoneUgen the zone's current generation
   */
  public static long reconstruct(int tag16, long zoneUgen) {
    long tag = tag16 & TAG_MASK;
    if (tag == 0) {
      return NONE;
    }
    long candidate = (zoneUgen & ~TAG_MASK) | tag;
    return before(zoneUgen, candidate) ? candidate - TAG_PERIOD : candidate;
  }
}
