package org.lufcheck.verdict.text;

import java.util.ArrayList;
import java.util.List;
import org.lufcheck.verdict.Outlook;
import org.lufcheck.verdict.Verdict;

/** What was expected and found of kernels with something taken out, or on other hardware. */
public final class Mutants {
  private static final int SCENARIO = 29;
  private static final int KERNEL = 40;
  private static final int EXPECTED = 16;

  private Mutants() {}

  /** The lines, at most 100 columns wide; none for no verdicts. */
  public static List<String> lines(List<Verdict> verdicts) {
    List<String> lines = new ArrayList<>();
    if (verdicts.isEmpty()) {
      return lines;
    }
    lines.add(
        Wrap.pad("taken out, or other hardware", SCENARIO)
            + Wrap.pad("", KERNEL)
            + Wrap.pad("expected", EXPECTED)
            + "found");
    for (Verdict verdict : verdicts) {
      var expectation = Outlook.of(verdict.subject());
      lines.add(
          (Wrap.pad(Wrap.cut(verdict.subject().litmus().name(), SCENARIO - 1), SCENARIO)
                  + Wrap.pad(Wrap.cut(verdict.subject().kernel(), KERNEL - 1), KERNEL)
                  + Wrap.pad(expectation.map(Mutants::expected).orElse(""), EXPECTED)
                  + found(verdict)
                  + (Outlook.surprising(verdict) ? "!" : ""))
              .stripTrailing());
    }
    return lines;
  }

  /** An expectation in the scenario language's words. */
  public static String expected(org.lufcheck.litmus.Expectation expectation) {
    String properties = String.join(" ", expectation.properties());
    return (expectation.result().word() + " " + properties).strip();
  }

  /** A verdict in a few words. */
  public static String found(Verdict verdict) {
    return verdict.word() + verdict.falseClause().map(c -> " " + c.property()).orElse("");
  }
}
