package org.lufcheck.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** Bounds as values. */
class BoundsValuesTest {
  private static final Bounds HEAP = Bounds.ofHeap();
  private static final Duration NANO = Duration.ofNanos(1);

  @Test
  void theSmallestBoundsAreAllowedAndNothingBelow() {
    assertThat(new Bounds(1, 1, NANO, 0).maxTime()).isEqualTo(NANO);
    assertThatIllegalArgumentException().isThrownBy(() -> HEAP.withMaxStates(0));
    assertThatIllegalArgumentException().isThrownBy(() -> HEAP.withMaxBytes(0));
    assertThatIllegalArgumentException().isThrownBy(() -> HEAP.withMaxTime(Duration.ZERO));
    assertThatIllegalArgumentException().isThrownBy(() -> HEAP.withMaxTime(NANO.negated()));
    assertThatIllegalArgumentException().isThrownBy(() -> HEAP.withMaxDepth(-1));
  }

  @Test
  void leavesTheVirtualMachineItsShareOfTheHeap() {
    long heap = Runtime.getRuntime().maxMemory();

    assertThat(HEAP.maxBytes()).isBetween(heap / 2, heap * 6 / 10);
  }

  @Test
  void simultaneousSearchesShareTheHeap() {
    Bounds third = Bounds.ofHeap(3);

    assertThat(3 * third.maxBytes()).isCloseTo(HEAP.maxBytes(), Percentage.withPercentage(1));
    assertThat(third.withMaxBytes(HEAP.maxBytes())).isEqualTo(HEAP);
  }

  @Test
  void aTimeThatNoClockCanHoldIsAsGoodAsNone() {
    assertThat(HEAP.withMaxTime(Duration.ofSeconds(Long.MAX_VALUE))).isEqualTo(HEAP);
  }
}
