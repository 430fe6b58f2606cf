package org.lufcheck.properties.algebra;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.statistics.Statistics;
import org.lufcheck.kernel.rules.Watermarks;

/**
 * Watermarks of zones of up to 64 TiB. 1,000 tries each; edge cases: an empty zone, a zone that is
 * all of lowmem, the smallest and largest reserve.
 */
class WatermarkProperties {
  private static final long MOST_PAGES = 1L << 34;
  private static final long MOST_KB = 262_144;

  Watermarks of(long managed, boolean movable, long minFreeKb, long lowmem, long scaleFactor) {
    return Watermarks.of(managed, movable, minFreeKb, lowmem, scaleFactor);
  }

  long minFreeKb(long lowmemKb) {
    return Watermarks.minFreeKb(lowmemKb);
  }

  long hugePageMinFreeKb(int zones, long lowmem) {
    return Watermarks.hugePageMinFreeKb(zones, lowmem);
  }

  @Property
  void marksAreOrderedAndEvenlySpaced(
      @ForAll @LongRange(max = MOST_PAGES) long managed,
      @ForAll @LongRange(max = MOST_PAGES) long others,
      @ForAll boolean movable,
      @ForAll @LongRange(max = MOST_KB) long minFreeKb,
      @ForAll @LongRange(min = 1, max = 3000) long scale) {
    Watermarks marks = of(managed, movable, minFreeKb, Math.max(1, managed + others), scale);
    long gap = marks.low() - marks.min();
    assertThat(gap).isNotNegative();
    assertThat(marks.high() - marks.low()).isEqualTo(gap);
    assertThat(marks.promo() - marks.high()).isEqualTo(gap);
    assertThat(gap).isGreaterThanOrEqualTo(managed * scale / 10_000);
  }

  @Property
  void theReservesOfLowmemZonesSumUpToMinFreeKbytes(
      @ForAll @LongRange(min = 1, max = MOST_PAGES) long first,
      @ForAll @LongRange(min = 1, max = MOST_PAGES) long second,
      @ForAll @LongRange(max = MOST_KB) long minFreeKb) {
    long lowmem = first + second;
    long sum =
        of(first, false, minFreeKb, lowmem, 10).min()
            + of(second, false, minFreeKb, lowmem, 10).min();
    assertThat(sum).isBetween(minFreeKb / 4 - 1, minFreeKb / 4);
  }

  @Property
  void aBiggerZoneOrReserveNeverHasLowerMarks(
      @ForAll @LongRange(max = MOST_PAGES) long managed,
      @ForAll @LongRange(max = MOST_PAGES) long more,
      @ForAll @LongRange(max = MOST_KB) long minFreeKb,
      @ForAll @LongRange(max = MOST_KB) long moreKb,
      @ForAll boolean movable) {
    long lowmem = managed + more + 1;
    Watermarks marks = of(managed, movable, minFreeKb, lowmem, 10);
    Watermarks bigger = of(managed + more, movable, minFreeKb, lowmem, 10);
    Watermarks richer = of(managed, movable, minFreeKb + moreKb, lowmem, 10);
    assertThat(bigger.min()).isGreaterThanOrEqualTo(marks.min());
    assertThat(bigger.high()).isGreaterThanOrEqualTo(marks.high());
    assertThat(richer.min()).isGreaterThanOrEqualTo(marks.min());
    assertThat(richer.high()).isGreaterThanOrEqualTo(marks.high());
  }

  @Property
  void aMovableZoneKeepsBetween32And128Pages(
      @ForAll @LongRange(max = 1L << 18) long managed,
      @ForAll @LongRange(max = MOST_KB) long minFreeKb) {
    long min = of(managed, true, minFreeKb, MOST_PAGES, 10).min();
    assertThat(min).isBetween(32L, 128L);
    assertThat(min == 32 || min == 128 || min == managed / 1024).isTrue();
    Statistics.label("between").collect(min != 32 && min != 128);
    Statistics.label("between").coverage(seen -> seen.check(true).percentage(p -> p > 5));
  }

  @Property
  void minFreeKbytesIsTheRootOf16TimesLowmemWithinItsLimits(
      @ForAll @LongRange(max = 1L << 36) long lowmemKb) {
    long kb = minFreeKb(lowmemKb);
    assertThat(kb).isBetween(128L, MOST_KB);
    if (kb > 128 && kb < MOST_KB) {
      assertThat(kb * kb).isLessThanOrEqualTo(lowmemKb * 16);
      assertThat((kb + 1) * (kb + 1)).isGreaterThan(lowmemKb * 16);
    }
    Statistics.label("clamped").collect(kb == 128 || kb == MOST_KB);
    Statistics.label("clamped").coverage(seen -> seen.check(false).percentage(p -> p > 5));
  }

  @Property
  void hugePagesAskForElevenPageBlocksOfEachZoneButNotForMoreThanATwentieth(
      @ForAll @IntRange(min = 1, max = 64) int zones,
      @ForAll @LongRange(max = MOST_PAGES) long lowmem) {
    long kb = hugePageMinFreeKb(zones, lowmem);
    assertThat(kb).isEqualTo(4 * Math.min(zones * 11L * 512, lowmem / 20));
  }
}
