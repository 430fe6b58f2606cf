package org.lufcheck.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lufcheck.kernel.Arch;
import org.lufcheck.litmus.Expectation;
import org.lufcheck.litmus.Expected;
import org.lufcheck.variant.text.Position;

final class OutlookTest {
  private static final Verdict VIOLATED =
      Cases.examine(Cases.subject("R4-write-after-reclaim", "luf-v12"));
  private static final Verdict OK =
      Cases.examine(Cases.subject("R4-write-after-reclaim", "luf-repaired"));

  private static Expectation expect(Expected result, String... properties) {
    return new Expectation(
        "luf-v12",
        List.of(),
        List.of(),
        Arch.X86,
        result,
        List.of(properties),
        "",
        Position.at(1, 1));
  }

  @Test
  void acceptsAnyPropertyIfNoneIsNamed() {
    assertThat(Outlook.met(expect(Expected.SOMETIMES), VIOLATED)).isTrue();
    assertThat(Outlook.met(expect(Expected.SOMETIMES, "A2", "S2"), VIOLATED)).isTrue();
  }

  @Test
  void rejectsAnotherProperty() {
    assertThat(Outlook.met(expect(Expected.SOMETIMES, "F1"), VIOLATED)).isFalse();
  }

  @Test
  void rejectsTheOppositeResult() {
    assertThat(Outlook.met(expect(Expected.NEVER), VIOLATED)).isFalse();
    assertThat(Outlook.met(expect(Expected.SOMETIMES), OK)).isFalse();
    assertThat(Outlook.met(expect(Expected.DEADLOCK), OK)).isFalse();
    assertThat(Outlook.met(expect(Expected.NEVER), OK)).isTrue();
  }

  @Test
  void isNotSurprisedByASearchThatWasCutShort() {
    Plan plan = Cases.plan(1);
    var few = plan.search().withBounds(plan.search().bounds().withMaxStates(10));
    Verdict limit =
        Cases.examine(Cases.subject("R4-write-after-reclaim", "luf-repaired"), Plan.of(few));

    assertThat(Outlook.decided(limit)).isFalse();
    assertThat(Outlook.surprising(limit)).isFalse();
  }
}
