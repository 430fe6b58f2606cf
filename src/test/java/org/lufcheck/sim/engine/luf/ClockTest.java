package org.lufcheck.sim.engine.luf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ClockTest {
  private final Clock clock = new Clock(2);
  private final long first = clock.next();
  private final long firstFlush = clock.next();
  private final long second = clock.next();
  private final long secondFlush = clock.next();

  @Test
  void aMarkCountsFromWhenItIsMade() {
    clock.mark(0b01, firstFlush, 100);

    assertThat(clock.owing(0b11, first, 99)).isEqualTo(0b11);
    assertThat(clock.owing(0b11, first, 100)).isEqualTo(0b10);
    assertThat(clock.owing(0b11, second, 100)).isEqualTo(0b11);
  }

  @Test
  void theMarkOfBeforeCountsMeanwhile() {
    clock.mark(0b01, firstFlush, 100);
    clock.mark(0b01, secondFlush, 200);

    assertThat(clock.owing(0b01, first, 150)).isZero();
    assertThat(clock.owing(0b01, second, 150)).isEqualTo(0b01);
    assertThat(clock.owing(0b01, second, 200)).isZero();
  }

  @Test
  void aFlushThatEndsBeforeOneThatIsKnownAlreadyCountsFromItsOwnEnd() {
    clock.mark(0b01, firstFlush, 200);
    clock.mark(0b01, secondFlush, 100);

    assertThat(clock.owing(0b01, second, 99)).isEqualTo(0b01);
    assertThat(clock.owing(0b01, second, 100)).isZero();
  }

  @Test
  void aKeyIsAnsweredAnewForWhoIsBehind() {
    Keys keys = new Keys(clock);
    int key = keys.take(0b11, 0);
    clock.mark(0b11, clock.next(), 100);

    assertThat(keys.owing(key, 100)).isZero();
    assertThat(keys.owing(key, 99)).isEqualTo(0b11);
    assertThat(keys.owing(key, 100)).isZero();
  }
}
