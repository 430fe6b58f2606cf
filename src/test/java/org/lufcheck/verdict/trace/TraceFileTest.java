package org.lufcheck.verdict.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lufcheck.variant.text.InputException;
import org.lufcheck.variant.text.SourceText;
import org.lufcheck.verdict.Cases;
import org.lufcheck.verdict.Subject;

final class TraceFileTest {
  private static final Subject BROKEN = Cases.subject("R7-frame-reused", "luf-v12", "H18");
  private static final TraceFile TRACE = TraceFile.of(Cases.examine(BROKEN), "the scenario");

  @Test
  void readsWhatItWrote() {
    assertThat(TraceFile.read(SourceText.of("run.json", TRACE.json("1.0")))).isEqualTo(TRACE);
  }

  @Test
  void storesTheKernelAndTheScenarioAsItWasWritten() {
    assertThat(TRACE.variant()).isEqualTo("luf-v12");
    assertThat(TRACE.without()).containsExactly("H18");
    assertThat(TRACE.text()).isEqualTo("the scenario");
    assertThat(TRACE.verdict()).isEqualTo("violated F1");
  }

  @Test
  void survivesEveryTruncation() {
    String json = TRACE.json("1.0");
    for (int end = 0; end < json.length() - 2; end += 7) {
      SourceText text = SourceText.of("run.json", json.substring(0, end));
      assertThatThrownBy(() -> TraceFile.read(text)).isInstanceOf(InputException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "[]",
        "3",
        "{}",
        "{\"format\": 1}",
        "{\"format\": \"other\"}",
        "{\"format\": \"lufcheck-trace\"}",
        "{\"format\": \"lufcheck-trace\", \"version\": 2}",
        "{\"format\": \"lufcheck-trace\", \"version\": 1, \"scenario\": {}}"
      })
  void saysWhatIsWrongWithAFile(String json) {
    assertThatThrownBy(() -> TraceFile.read(SourceText.of("run.json", json)))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("run.json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`{\"format\": 1}` | 1:12 | is not a text",
        "`{\n  \"format\": \"other\"}` | 2:13 | not a stored run",
        "`{\"format\": \"lufcheck-trace\", \"version\": 2}` | 1:41 | version 2",
        "`{\"format\": \"lufcheck-trace\"}` | 1:1 | \"version\" is missing",
        "`{\"format\": \"lufcheck-trace\", }` | 1:30 | not one JSON value",
        "`{} {}` | 1:4 | not one JSON value"
      })
  void saysWhere(String json, String place, String problem) {
    assertThatThrownBy(() -> TraceFile.read(SourceText.of("run.json", json)))
        .hasMessageStartingWith("run.json:" + place + ":")
        .hasMessageContaining(problem);
  }

  @Test
  void pointsAtTheStepThatIsWrong() {
    String json = TRACE.json("1.0").replaceFirst("\"step\"", "\"stop\"");
    assertThatThrownBy(() -> TraceFile.read(SourceText.of("run.json", json)))
        .hasMessageContaining("the field \"step\" is missing")
        .hasMessageContaining(" | ");
  }
}
