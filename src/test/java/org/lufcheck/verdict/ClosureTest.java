package org.lufcheck.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ClosureTest {
  @Test
  void namesTheNearestKernelThatIsExpectedToBeClean() {
    Subject subject = Cases.subject("R4-write-after-reclaim", "luf-v12");

    assertThat(Closure.of(subject, Cases.VARIANTS.all(), ""))
        .isEqualTo("luf-v12-intended: with batch-asks");
  }

  @Test
  void putsWhatTheExplanationNamesFirst() {
    Subject subject = Cases.subject("RX19-unhooked-writer", "luf-v12");

    assertThat(Closure.of(subject, Cases.VARIANTS.all(), "no hook here (lufcheck's U2)"))
        .startsWith("luf-repaired: with U2, and ");
  }

  @Test
  void isSilentWhenNothingIsExpectedToBeClean() {
    Subject subject = Cases.subject("R4-write-after-reclaim", "luf-v12");

    assertThat(Closure.of(subject, java.util.List.of(), "")).isEmpty();
  }
}
