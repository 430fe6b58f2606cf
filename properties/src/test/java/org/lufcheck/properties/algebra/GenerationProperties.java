package org.lufcheck.properties.algebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lufcheck.kernel.rules.Generation.TAG_PERIOD;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.statistics.Statistics;
import org.lufcheck.kernel.rules.Generation;

/**
 * The order of generations. 1,000 tries each; edge cases: values beside those that are skipped, and
 * beside both wraps of the counter.
 */
class GenerationProperties {
  boolean before(long a, long b) {
    return Generation.before(a, b);
  }

  boolean isValid(long generation) {
    return Generation.isValid(generation);
  }

  long next(long generation) {
    return Generation.next(generation);
  }

  long previous(long generation) {
    return Generation.previous(generation);
  }

  long later(long a, long b) {
    return Generation.later(a, b);
  }

  int tag(long generation) {
    return Generation.tag(generation);
  }

  long reconstruct(int tag, long zoneUgen) {
    return Generation.reconstruct(tag, zoneUgen);
  }

  @Provide
  Arbitrary<Long> generations() {
    return Generations.anywhere();
  }

  @Property
  void ofTwoGenerationsExactlyOneIsBefore(
      @ForAll("generations") long a, @ForAll @LongRange(min = 1) long distance) {
    assertThat(before(a, a + distance)).isTrue();
    assertThat(before(a + distance, a)).isFalse();
    assertThat(before(a, a)).isFalse();
    Statistics.label("wraps").collect(Long.compareUnsigned(a + distance, a) < 0);
    Statistics.label("wraps").coverage(seen -> seen.check(true).percentage(p -> p > 5));
  }

  @Property
  void beforeIsTransitiveWithinHalfTheRange(
      @ForAll("generations") long a,
      @ForAll @LongRange(min = 1, max = Long.MAX_VALUE / 2) long first,
      @ForAll @LongRange(min = 1, max = Long.MAX_VALUE / 2) long second) {
    long b = a + first;
    long c = b + second;
    assertThat(before(a, b)).isTrue();
    assertThat(before(b, c)).isTrue();
    assertThat(before(a, c)).isTrue();
  }

  @Property
  void nextIsTheNearestValidGenerationAfter(@ForAll("generations") long generation) {
    long next = next(generation);
    assertThat(isValid(next)).isTrue();
    assertThat(before(generation, next)).isTrue();
    for (long between = generation + 1; between != next; between++) {
      assertThat(isValid(between)).isFalse();
    }
    Statistics.label("skips").collect(next != generation + 1);
    Statistics.label("skips").coverage(seen -> seen.check(true).percentage(p -> p > 1));
  }

  @Property
  void previousUndoesNextAndNextUndoesPrevious(@ForAll("generations") long generation) {
    assertThat(previous(next(generation))).isEqualTo(generation);
    assertThat(next(previous(generation))).isEqualTo(generation);
  }

  @Property
  void laterIsOneOfTheTwoAndNotBeforeEither(
      @ForAll("generations") long a, @ForAll @LongRange(min = 0) long distance) {
    long b = a + distance;
    Assume.that(b != Generation.NONE);
    assertThat(later(a, b)).isEqualTo(b);
    assertThat(later(b, a)).isEqualTo(b);
    assertThat(later(a, Generation.NONE)).isEqualTo(a);
    assertThat(later(Generation.NONE, a)).isEqualTo(a);
  }

  @Property
  void aPageStampedWithinThePeriodGetsItsOwnGenerationBack(
      @ForAll("generations") long zoneUgen, @ForAll @IntRange(max = 65_535) int age) {
    long stamped = zoneUgen - age;
    long expected = isValid(stamped) ? stamped : Generation.NONE;
    assertThat(reconstruct(tag(stamped), zoneUgen)).isEqualTo(expected);
  }

  @Property
  void anOlderPageIsTakenToBeNewerByWholePeriods(
      @ForAll("generations") long zoneUgen,
      @ForAll @LongRange(min = 65_536, max = 1L << 40) long age) {
    long stamped = zoneUgen - age;
    long found = reconstruct(tag(stamped), zoneUgen);
    if (isValid(stamped)) {
      assertThat(before(found, stamped)).isFalse();
      assertThat((found - stamped) % TAG_PERIOD).isZero();
    } else {
      assertThat(found).isEqualTo(Generation.NONE);
    }
  }

  @Property
  void reconstructionIsTheLatestWithTheTagThatIsNotAfterTheZone(
      @ForAll @IntRange(min = 1, max = 65_535) int tag, @ForAll("generations") long zoneUgen) {
    long found = reconstruct(tag, zoneUgen);
    assertThat(tag(found)).isEqualTo(tag);
    assertThat(before(zoneUgen, found)).isFalse();
    assertThat(before(zoneUgen, found + TAG_PERIOD)).isTrue();
  }

  @Property
  void onlyWhatIsNotAGenerationHasTheTagOfNothing(@ForAll("generations") long generation) {
    assertThat(tag(generation)).isBetween(1, 65_535);
    assertThat(isValid(generation - tag(generation))).isFalse();
  }

  @Example
  void anUntaggedPageOwesNothing() {
    assertThat(reconstruct(0, 70_000)).isEqualTo(Generation.NONE);
    assertThat(tag(Generation.NONE)).isZero();
  }

  @Example
  void countersStartValidAndWithEverythingDone() {
    assertThat(isValid(Generation.INITIAL)).isTrue();
    assertThat(next(Generation.INITIAL_DONE)).isEqualTo(Generation.INITIAL);
    assertThat(before(Generation.INITIAL_DONE, Generation.INITIAL)).isTrue();
  }
}
