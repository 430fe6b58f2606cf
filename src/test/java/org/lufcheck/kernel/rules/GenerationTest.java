package org.lufcheck.kernel.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lufcheck.kernel.rules.Generation.NONE;
import static org.lufcheck.kernel.rules.Generation.TAG_PERIOD;
import static org.lufcheck.kernel.rules.Generation.before;
import static org.lufcheck.kernel.rules.Generation.isValid;
import static org.lufcheck.kernel.rules.Generation.later;
import static org.lufcheck.kernel.rules.Generation.next;
import static org.lufcheck.kernel.rules.Generation.previous;
import static org.lufcheck.kernel.rules.Generation.reconstruct;
import static org.lufcheck.kernel.rules.Generation.tag;

import org.junit.jupiter.api.Test;

final class GenerationTest {
  @Test
  void ordersAcrossTheWrap() {
    assertThat(before(1, 2)).isTrue();
    assertThat(before(2, 2)).isFalse();
    assertThat(before(-1, 1)).isTrue();
    assertThat(before(Long.MAX_VALUE, Long.MIN_VALUE)).isTrue();
    assertThat(before(Long.MIN_VALUE, Long.MAX_VALUE)).isFalse();
  }

  @Test
  void skipsNumbersWhoseTagWouldBeNothing() {
    assertThat(isValid(TAG_PERIOD)).isFalse();
    assertThat(isValid(TAG_PERIOD + 1)).isTrue();
    assertThat(next(2)).isEqualTo(3);
    assertThat(next(TAG_PERIOD - 1)).isEqualTo(TAG_PERIOD + 1);
    assertThat(next(-1)).isEqualTo(1);
    assertThat(previous(3)).isEqualTo(2);
    assertThat(previous(TAG_PERIOD + 1)).isEqualTo(TAG_PERIOD - 1);
  }

  @Test
  void laterPrefersAnythingToNone() {
    assertThat(later(3, 5)).isEqualTo(5);
    assertThat(later(5, 3)).isEqualTo(5);
    assertThat(later(NONE, -7)).isEqualTo(-7);
    assertThat(later(-7, NONE)).isEqualTo(-7);
    assertThat(later(-7, 2)).isEqualTo(2);
  }

  @Test
  void aTagStandsForTheLatestGenerationThatIsNotAfterTheZone() {
    long zone = 3 * TAG_PERIOD + 5;
    assertThat(tag(zone)).isEqualTo(5);
    assertThat(reconstruct(5, zone)).isEqualTo(zone);
    assertThat(reconstruct(4, zone)).isEqualTo(zone - 1);
    assertThat(reconstruct(6, zone)).isEqualTo(2 * TAG_PERIOD + 6);
    assertThat(reconstruct(0, zone)).isEqualTo(NONE);
    assertThat(reconstruct((int) TAG_PERIOD + 4, zone)).isEqualTo(zone - 1);
  }
}
