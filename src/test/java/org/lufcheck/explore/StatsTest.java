package org.lufcheck.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is told of a search. */
class StatsTest {
  private static Stats stats(long states, long transitions, Duration time, long bytes) {
    return new Stats(states, transitions, 3, List.of(states), time, bytes);
  }

  @Test
  void ratesAreOverTheWholeTime() {
    Stats stats = stats(3_000, 12_000, Duration.ofSeconds(2), 48_000);

    assertThat(stats.statesPerSecond()).isEqualTo(1_500);
    assertThat(stats.transitionsPerSecond()).isEqualTo(6_000);
    assertThat(stats.bytesPerState()).isEqualTo(16);
  }

  @Test
  void nothingIsDividedByNothing() {
    Stats nothing = stats(0, 0, Duration.ZERO, 4_096);

    assertThat(nothing.statesPerSecond()).isZero();
    assertThat(nothing.bytesPerState()).isZero();
    assertThat(stats(5, 5, Duration.ZERO, 1).statesPerSecond()).isFinite().isPositive();
  }
}
