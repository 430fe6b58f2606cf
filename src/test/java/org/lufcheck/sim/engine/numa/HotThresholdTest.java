package org.lufcheck.sim.engine.numa;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lufcheck.sim.input.KernelSettings.NumaLimits;

/** The threshold of NUMA balancing and its rate limit. */
final class HotThresholdTest {
  private static final double SECOND = 1e9;

  /** 100 pages a second. */
  private final HotThreshold threshold =
      new HotThreshold(new NumaLimits(SECOND, 100 * 4096, 1 << 28, SECOND, 60 * SECOND));

  @Test
  void aPageIsHotIfItIsUsedSoonAfterItsScan() {
    assertThat(threshold.isHot(0.9 * SECOND, 0)).isTrue();
    assertThat(threshold.isHot(1.1 * SECOND, 0)).isFalse();
  }

  @Test
  void tooFewCandidatesRaiseTheThresholdByAnEighthUpToTwice() {
    for (int minute = 1; minute <= 20; minute++) {
      threshold.isHot(0, minute * 60 * SECOND);
      assertThat(threshold.nanos()).isEqualTo(Math.min(2, 1 + minute / 8.0) * SECOND);
    }
  }

  @Test
  void tooManyCandidatesLowerIt() {
    for (int page = 0; page < 7000; page++) {
      threshold.mayPromote(1, page * 1e6);
    }
    threshold.isHot(0, 61 * SECOND);
    assertThat(threshold.nanos()).isEqualTo(SECOND * 7 / 8);
  }

  @Test
  void notMoreThanTheLimitIsPromotedInASecond() {
    long granted = 0;
    for (int page = 0; page < 1000; page++) {
      granted += threshold.mayPromote(1, page * 1e6) ? 1 : 0;
    }
    assertThat(granted).isEqualTo(100);
    assertThat(threshold.mayPromote(1, SECOND)).isTrue();
  }
}
