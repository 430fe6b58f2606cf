package org.lufcheck.kernel.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ObligationTest {
  @Test
  void countsAFlushThatBeganAtOrAfterTheRequestAsItsAnswer() {
    assertThat(Obligation.met(7, 7)).isTrue();
    assertThat(Obligation.met(6, 7)).isFalse();
    assertThat(Obligation.met(7, Generation.NONE)).isFalse();
  }

  @Test
  void dropsOnlyCpusThatHaveAnswered() {
    long[] done = {5, 7, 6, 9};
    assertThat(Obligation.owing(0b1111, done, 7)).isEqualTo(0b0101);
    assertThat(Obligation.owing(0b1111, done, Generation.NONE)).isEqualTo(0b1111);
  }

  @Test
  void movesDoneMarksForwardOnly() {
    assertThat(Obligation.advances(5, 6)).isTrue();
    assertThat(Obligation.advances(6, 6)).isFalse();
    assertThat(Obligation.advances(7, 6)).isFalse();
    assertThat(Obligation.advances(0, Generation.NONE)).isFalse();
  }

  @Test
  void addsAndSubtractsSetsOfCpus() {
    assertThat(Obligation.both(0b0011, 0b0110)).isEqualTo(0b0111);
    assertThat(Obligation.without(0b0011, 0b0110)).isEqualTo(0b0001);
    assertThat(Obligation.adds(0b0011, 0b0010)).isFalse();
    assertThat(Obligation.adds(0b0011, 0b0110)).isTrue();
  }
}
