package org.lufcheck.sim.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Means, intervals and differences, against numbers that are published for the talk. */
final class EstimateTest {
  private static final Estimate VANILLA = Estimate.of(List.of(882.9, 859.7, 898.3, 879.2, 890.5));
  private static final Estimate LUF = Estimate.of(List.of(873.7, 826.0, 837.2, 842.3, 833.4));

  @Test
  void theGainOfTheTalkHasTheIntervalThatWelchsTestGives() {
    Difference gain = new Difference(VANILLA, LUF);

    assertThat(100 * gain.relative()).isCloseTo(-4.49, within(0.01));
    assertThat(100 * (-gain.relative() - gain.half())).isCloseTo(1.7, within(0.06));
    assertThat(100 * (-gain.relative() + gain.half())).isCloseTo(7.3, within(0.06));
    assertThat(gain.isNoise()).isFalse();
  }

  @Test
  void oneSampleSaysNothingAboutNoise() {
    Difference difference =
        new Difference(Estimate.of(List.of(10.0)), Estimate.of(List.of(10.0001)));

    assertThat(difference.half()).isNaN();
    assertThat(difference.isNoise()).isFalse();
  }

  @Test
  void aDifferenceWithinItsIntervalIsNoise() {
    Estimate other = Estimate.of(List.of(883.0, 861.0, 899.0, 876.0, 893.0));

    assertThat(new Difference(VANILLA, other).isNoise()).isTrue();
  }

  @Test
  void theIntervalOfTwoSamplesUsesStudentsFactor() {
    Estimate estimate = Estimate.of(List.of(1.0, 3.0));

    assertThat(estimate.mean()).isEqualTo(2);
    assertThat(estimate.half()).isCloseTo(12.706, within(0.001));
  }
}
