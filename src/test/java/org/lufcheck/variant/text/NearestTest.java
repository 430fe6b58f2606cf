package org.lufcheck.variant.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
  private static final List<String> NAMES = List.of("write", "write-direct", "read", "H1", "H12");

  @Test
  void suggestsTheNameWithTheFewestEdits() {
    assertThat(Nearest.to("wirte", NAMES)).contains("write");
    assertThat(Nearest.to("write-driect", NAMES)).contains("write-direct");
  }

  @Test
  void ignoresCase() {
    assertThat(Nearest.to("WRITE", NAMES)).contains("write");
  }

  @Test
  void prefersTheFirstInTheAlphabetAmongEquallyNear() {
    assertThat(Nearest.to("H13", NAMES)).contains("H1");
  }

  @Test
  void suggestsNothingThatIsFarAway() {
    assertThat(Nearest.to("shrink", NAMES)).isEmpty();
    assertThat(Nearest.to("w".repeat(10_000), NAMES)).isEmpty();
  }

  @Test
  void suggestsNothingThatSharesNoCharacter() {
    assertThat(Nearest.to("T", List.of("U", "A"))).isEmpty();
    assertThat(Nearest.to("H", NAMES)).contains("H1");
  }

  @Test
  void countsSwappedNeighboursAsOneEdit() {
    assertThat(Nearest.distance("raed", "read")).isEqualTo(1);
    assertThat(Nearest.distance("", "read")).isEqualTo(4);
  }
}
