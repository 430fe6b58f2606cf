package org.lufcheck.verdict.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lufcheck.verdict.Cases;
import org.lufcheck.verdict.Subject;
import org.lufcheck.verdict.Verdict;

final class VerdictTextTest {
  static List<Subject> failing() {
    return Cases.expectedToFail();
  }

  @ParameterizedTest
  @MethodSource("failing")
  void everyShippedCounterexampleFitsAPage(Subject subject) {
    List<String> lines = Reports.of(Cases.examine(subject));

    assertThat(lines).hasSizeLessThanOrEqualTo(VerdictText.PAGE);
    assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(Wrap.WIDTH));
    assertThat(lines.get(0)).startsWith("BUG: ");
    assertThat(lines).anyMatch(line -> line.equals("because"));
    assertThat(lines).anyMatch(line -> line.startsWith("again     lufcheck check "));
  }

  @Test
  void isTheSameForAnyNumberOfThreadsAndEveryRun() {
    Subject subject = Cases.subject("RX3-window-after-fault", "luf-v12-intended");
    List<String> first = Reports.of(Cases.examine(subject));
    for (int threads : new int[] {1, 2, 4}) {
      assertThat(Reports.of(Cases.examine(subject, Cases.plan(threads)))).isEqualTo(first);
    }
  }

  @Test
  void doesNotDependOnTheLocale() {
    Subject subject = Cases.subject("R7-frame-reused", "luf-v12", "H18");
    List<String> first = Reports.of(Cases.examine(subject));
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertThat(Reports.of(Cases.examine(subject))).isEqualTo(first);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void saysWhatAnOkDoesNotCover() {
    Verdict ok = Cases.examine(Cases.subject("R7-frame-reused", "luf-repaired"));

    assertThat(String.join(" ", Reports.of(ok)))
        .startsWith("OK within bounds")
        .contains("outside   orders above 0")
        .contains("x86: tlb_gen checked");
  }
}
