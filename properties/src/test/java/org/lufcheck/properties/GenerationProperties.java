package org.lufcheck.properties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lufcheck.kernel.rules.Generation.TAG_PERIOD;
import static org.lufcheck.kernel.rules.Generation.before;
import static org.lufcheck.kernel.rules.Generation.isValid;
import static org.lufcheck.kernel.rules.Generation.later;
import static org.lufcheck.kernel.rules.Generation.next;
import static org.lufcheck.kernel.rules.Generation.previous;
import static org.lufcheck.kernel.rules.Generation.reconstruct;
import static org.lufcheck.kernel.rules.Generation.tag;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.lufcheck.kernel.rules.Generation;

final class GenerationProperties {

  /** Valid generations from the whole range, often beside a skipped value or the wrap. */
  @Provide
  Arbitrary<Long> generations() {
    Arbitrary<Long> nearSkippedValue =
        Arbitraries.longs()
            .map(period -> period * TAG_PERIOD)
            .flatMap(skipped -> Arbitraries.longs().between(-3, 3).map(d -> skipped + d));
    Arbitrary<Long> nearWrap =
        Arbitraries.of(0L, Long.MAX_VALUE)
            .flatMap(wrap -> Arbitraries.longs().between(-70_000, 70_000).map(d -> wrap + d));
    return Arbitraries.oneOf(Arbitraries.longs(), nearSkippedValue, nearWrap)
        .filter(Generation::isValid);
  }

  @Property
  void ofTwoGenerationsExactlyOneIsBefore(
      @ForAll("generations") long a, @ForAll @LongRange(min = 1) long distance) {
    assertThat(before(a, a + distance)).isTrue();
    assertThat(before(a + distance, a)).isFalse();
    assertThat(before(a, a)).isFalse();
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
