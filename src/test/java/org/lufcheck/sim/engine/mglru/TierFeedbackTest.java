package org.lufcheck.sim.engine.mglru;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which tiers eviction spares, by hand from positive_ctrl_err and get_tier_idx. */
final class TierFeedbackTest {
  private final TierFeedback file = new TierFeedback();

  private static void evict(TierFeedback feedback, int tier, int evicted, int refaulted) {
    feedback.evicted(tier, evicted);
    feedback.refaulted(tier, refaulted);
  }

  @Test
  void tiersAreALogarithmicScaleOfReferences() {
    assertThat(IntStream.rangeClosed(0, 4).map(TierFeedback::tier)).containsExactly(0, 1, 2, 2, 3);
  }

  @Test
  void nothingIsSparedBefore64PagesOfATierCameBack() {
    evict(file, 1, 63, 63);
    assertThat(file.lastToEvict()).isEqualTo(3);
    evict(file, 1, 1, 1);
    assertThat(file.lastToEvict()).isZero();
  }

  @Test
  void aTierIsSparedIfItComesBackTwiceAsOftenAsTheFirst() {
    evict(file, 0, 1000, 100);
    // 189 * (1000 + 64) <= 2 * (100 + 1) * 1000 < 190 * (1000 + 64)
    evict(file, 1, 1000, 189);
    assertThat(file.lastToEvict()).isEqualTo(3);
    file.refaulted(1, 1);
    assertThat(file.lastToEvict()).isZero();
  }

  @Test
  void sparedPagesCountAsIfTheyHadBeenEvicted() {
    evict(file, 0, 1000, 100);
    evict(file, 2, 500, 190);
    assertThat(file.lastToEvict()).isEqualTo(1);
    file.spared(2, 500);
    assertThat(file.lastToEvict()).isEqualTo(1);
    file.spared(2, 10);
    assertThat(file.lastToEvict()).isEqualTo(3);
  }

  @Test
  void whatAGenerationTaughtCountsHalfAfterIt() {
    evict(file, 1, 200, 127);
    assertThat(file.lastToEvict()).isZero();
    file.carryOver();
    assertThat(file.lastToEvict()).as("63 refaults are left").isEqualTo(3);
  }

  @Test
  void theOtherTypeIsTheSetPointWithItsWeight() {
    TierFeedback anon = new TierFeedback();
    evict(anon, 0, 1000, 100);
    evict(file, 0, 1000, 100);
    assertThat(file.mayEvict(0, 140, anon, 60)).as("swappiness prefers files").isTrue();
    assertThat(anon.mayEvict(0, 60, file, 140)).isFalse();
  }
}
