package org.lufcheck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

final class QuantitiesTest {
  @Test
  void countsAreDecimalAndBytesAreBinary() {
    assertThat(new Quantities.Count().convert("5M")).isEqualTo(5_000_000);
    assertThat(new Quantities.Count().convert("12")).isEqualTo(12);
    assertThat(new Quantities.Bytes().convert("2g")).isEqualTo(2L << 30);
    assertThat(new Quantities.Bytes().convert("1K")).isEqualTo(1024);
  }

  @Test
  void timesAreInSecondsUnlessTheySayOtherwise() {
    assertThat(new Quantities.Time().convert("90")).isEqualTo(Duration.ofSeconds(90));
    assertThat(new Quantities.Time().convert("90s")).isEqualTo(Duration.ofSeconds(90));
    assertThat(new Quantities.Time().convert("5m")).isEqualTo(Duration.ofMinutes(5));
    assertThat(new Quantities.Time().convert("1h")).isEqualTo(Duration.ofHours(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "-1", "0", "1.5", "5T", "999999999999G", "1mm", "9999999999999"})
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> new Quantities.Bytes().convert(text))
        .isInstanceOf(TypeConversionException.class);
    assertThatThrownBy(() -> new Quantities.Time().convert(text))
        .isInstanceOf(TypeConversionException.class);
  }
}
