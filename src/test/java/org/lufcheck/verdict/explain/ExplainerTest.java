package org.lufcheck.verdict.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lufcheck.verdict.Cases;
import org.lufcheck.verdict.Subject;
import org.lufcheck.verdict.Verdict;

final class ExplainerTest {
  private static Explanation explain(String scenario, String kernel, String... without) {
    Verdict verdict = Cases.examine(Cases.subject(scenario, kernel, without));
    return ((Verdict.Violated) verdict).explanation();
  }

  @Test
  void saysWhyAHookFlushedNobody() {
    assertThat(explain("R4-write-after-reclaim", "luf-v12").text())
        .contains("cpu1 caches A.v0 -> pfn1, read-only")
        .contains("H2 (mapping_write_begin) does not flush cpu1")
        .contains("flush_required is false");
  }

  @Test
  void namesTheHookThatIsMissing() {
    assertThat(explain("R7-frame-reused", "luf-v12", "H18").text()).contains("has no H18");
    assertThat(explain("H9-punch-part", "luf-repaired", "H9").text()).contains("has no H9");
    assertThat(explain("RX19-unhooked-writer", "luf-v12").text()).contains("U2");
  }

  @Test
  void saysThatAHookComesTooLate() {
    assertThat(explain("RX3-window-after-fault", "luf-v12-intended").text())
        .contains("H4 (handle_mm_fault) comes later; it has not run yet");
  }

  @Test
  void saysThatDietDroppedTheCpu() {
    assertThat(explain("RX2-diet-of-own-batch", "luf-v12").text()).contains("drops it: done[1]=");
  }

  @Test
  void namesTheGuardThatWouldHaveRefused() {
    assertThat(explain("RX4-fork-and-migration", "luf-v12").text())
        .contains("guard not-dirty is missing");
    assertThat(explain("RX18-page-poison", "luf-v12").text())
        .contains("guard no-page-poison is missing");
    assertThat(explain("R8-remote-change", "luf-v12").text())
        .contains("guard stable-backing is missing");
  }

  @Test
  void saysThatAMarkWasBelievedTooEarly() {
    Explanation explanation = explain("G-done-marks", "luf-v12-intended", "mark-after-flush");

    assertThat(explanation.text()).contains("cpu1 is marked done");
    assertThat(explanation.causes()).anyMatch(cause -> cause.text().startsWith("C1 "));
  }

  static List<Subject> failing() {
    return Cases.expectedToFail();
  }

  @ParameterizedTest
  @MethodSource("failing")
  void explainsEveryShippedViolationInTheOrderOfItsSteps(Subject subject) {
    Verdict verdict = Cases.examine(subject);
    if (verdict instanceof Verdict.Violated violated) {
      Explanation explanation = violated.explanation();
      assertThat(explanation.title()).isNotBlank();
      assertThat(explanation.falsehood()).isNotBlank();
      assertThat(explanation.because()).isNotEmpty();
      assertThat(explanation.because().stream().map(Because::step)).isSorted();
      assertThat(explanation.because())
          .allSatisfy(b -> assertThat(b.step()).isBetween(1, violated.story().steps().size()));
    } else {
      assertThat(verdict).isInstanceOf(Verdict.Deadlocked.class);
    }
  }
}
