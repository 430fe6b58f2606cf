package org.lufcheck.properties.algebra;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.statistics.Statistics;
import org.lufcheck.kernel.rules.Generation;
import org.lufcheck.kernel.rules.ZoneTakeOff;

/**
 * A tagged page leaves buddy. The page was stamped {@code age} generations ago, and generations are
 * done up to {@code lag} generations ago. 1,000 tries each; edge cases: ages of one period of tags
 * and next to it, zone generations beside a skipped value and beside the wrap.
 */
class TakeOffProperties {
  ZoneTakeOff decide(long page, long done, long current, boolean claimed, boolean mayShootDown) {
    return ZoneTakeOff.decide(page, done, current, claimed, mayShootDown);
  }

  long reconstruct(int tag, long zoneUgen) {
    return Generation.reconstruct(tag, zoneUgen);
  }

  @Provide
  Arbitrary<Long> generations() {
    return Generations.anywhere();
  }

  @Provide
  Arbitrary<Long> ages() {
    return Generations.distances().map(d -> Math.min(d, 1L << 40));
  }

  @Property
  void aPageWhoseGenerationIsNotDoneNeverLeavesForNothing(
      @ForAll("generations") long current,
      @ForAll("ages") long age,
      @ForAll("ages") long newer,
      @ForAll boolean claimed,
      @ForAll boolean mayShootDown) {
    long stamped = current - age;
    long done = stamped - 1 - newer;
    ZoneTakeOff end = taken(stamped, done, current, claimed, mayShootDown);

    if (Generation.isValid(stamped)) {
      assertThat(end).isNotEqualTo(ZoneTakeOff.CLEAN);
      assertThat(end.leaves()).isEqualTo(mayShootDown);
    }
    Statistics.label("tag is reused").collect(age >= Generation.TAG_PERIOD);
    Statistics.label("tag is reused").coverage(seen -> seen.check(true).percentage(p -> p > 5));
  }

  @Property
  void aPageWhoseGenerationIsDoneLeavesUnlessItsTagLooksNewer(
      @ForAll("generations") long current,
      @ForAll @LongRange(max = 65_535) long age,
      @ForAll("ages") long lag,
      @ForAll boolean claimed) {
    long stamped = current - age;
    long done = stamped + Math.min(lag, age);

    assertThat(taken(stamped, done, current, claimed, false)).isEqualTo(ZoneTakeOff.CLEAN);
  }

  @Property
  void aPageWithoutATagAlwaysLeaves(
      @ForAll("generations") long current, @ForAll("ages") long lag, @ForAll boolean claimed) {
    assertThat(decide(Generation.NONE, current - lag, current, claimed, false))
        .isEqualTo(ZoneTakeOff.CLEAN);
  }

  @Property
  void onlyTheCurrentGenerationIsClaimedAndOnlyOnce(
      @ForAll("generations") long current,
      @ForAll @IntRange(max = 9) int age,
      @ForAll boolean claimed) {
    long stamped = current - age;
    ZoneTakeOff end = taken(stamped, current - 11, current, claimed, true);
    if (Generation.isValid(stamped)) {
      ZoneTakeOff expected = age == 0 ? ZoneTakeOff.CLAIM : ZoneTakeOff.WAIT;
      assertThat(end).isEqualTo(claimed ? ZoneTakeOff.COVERED : expected);
    }
  }

  private ZoneTakeOff taken(
      long stamped, long done, long current, boolean claimed, boolean mayShootDown) {
    long page = reconstruct(Generation.tag(stamped), current);
    return decide(page, done, current, claimed, mayShootDown);
  }
}
