package org.lufcheck.properties.algebra;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.lufcheck.kernel.rules.Generation;

/** Generations to try the rules on. */
final class Generations {
  private Generations() {}

  /** Valid generations from the whole range, often beside a skipped value or the wrap. */
  static Arbitrary<Long> anywhere() {
    Arbitrary<Long> nearSkippedValue =
        Arbitraries.longs()
            .map(period -> period * Generation.TAG_PERIOD)
            .flatMap(skipped -> Arbitraries.longs().between(-3, 3).map(d -> skipped + d));
    Arbitrary<Long> nearWrap =
        Arbitraries.of(0L, Long.MAX_VALUE)
            .flatMap(wrap -> Arbitraries.longs().between(-70_000, 70_000).map(d -> wrap + d));
    return Arbitraries.oneOf(Arbitraries.longs(), nearSkippedValue, nearWrap)
        .filter(Generation::isValid);
  }

  /**
   * Distances after a generation: next to it, about a period of tags, and almost half the range.
   */
  static Arbitrary<Long> distances() {
    return Arbitraries.oneOf(
        Arbitraries.longs().between(0, 4),
        Arbitraries.longs().between(65_530, 65_542),
        Arbitraries.longs().between(0, Long.MAX_VALUE / 4));
  }
}
