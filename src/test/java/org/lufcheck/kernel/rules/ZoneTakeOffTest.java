package org.lufcheck.kernel.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ZoneTakeOffTest {
  private static final long DONE = 4;
  private static final long CURRENT = 6;

  private static ZoneTakeOff decide(long page, boolean claimed, boolean mayShootDown) {
    return ZoneTakeOff.decide(page, DONE, CURRENT, claimed, mayShootDown);
  }

  @Test
  void letsPagesWithoutTagAndFlushedGenerationsGo() {
    assertThat(decide(Generation.NONE, false, false)).isEqualTo(ZoneTakeOff.CLEAN);
    assertThat(decide(DONE, false, false)).isEqualTo(ZoneTakeOff.CLEAN);
  }

  @Test
  void keepsWhatOwesAFlushFromContextsThatCannotSendOne() {
    assertThat(decide(DONE + 1, true, false)).isEqualTo(ZoneTakeOff.REFUSED);
    assertThat(ZoneTakeOff.REFUSED.leaves()).isFalse();
    assertThat(ZoneTakeOff.WAIT.leaves()).isTrue();
  }

  @Test
  void claimsTheCurrentGenerationOnceAndWaitsForOlderOnes() {
    assertThat(decide(CURRENT, false, true)).isEqualTo(ZoneTakeOff.CLAIM);
    assertThat(decide(CURRENT - 1, false, true)).isEqualTo(ZoneTakeOff.WAIT);
    assertThat(decide(CURRENT - 1, true, true)).isEqualTo(ZoneTakeOff.COVERED);
  }

  @Test
  void letsAGenerationRideAlongOnlyIfNoEarlierOneIsBeingFlushed() {
    assertThat(ZoneTakeOff.mayRideAlong(CURRENT - 1, CURRENT)).isTrue();
    assertThat(ZoneTakeOff.mayRideAlong(CURRENT - 2, CURRENT)).isFalse();
    assertThat(ZoneTakeOff.mayRideAlong(Generation.TAG_PERIOD - 1, Generation.TAG_PERIOD + 1))
        .isTrue();
  }
}
