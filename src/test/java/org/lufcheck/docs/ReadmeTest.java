package org.lufcheck.docs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lufcheck.kernel.Arch;
import org.lufcheck.verdict.Subject;
import org.lufcheck.verdict.findings.Report;
import org.lufcheck.verdict.text.Matrix;

/** Holds README.md to what the program prints. */
final class ReadmeTest {
  @Test
  void showsTheProgramsOutput() throws IOException {
    Document.of("README.md")
        .withOutput("counterexample", counterexample())
        .withOutput("matrix", matrix())
        .isWhatTheFileSays();
  }

  private static List<String> counterexample() {
    Subject subject =
        Subject.of(
            Survey.SCENARIOS.find("R4-write-after-reclaim"),
            Survey.VARIANTS.get("luf-v12"),
            Arch.X86);
    return Report.of(Survey.examine(subject, Survey.plan()), Survey.VARIANTS);
  }

  private static List<String> matrix() {
    List<String> lines = new ArrayList<>(new Matrix(Survey.findings().table()).lines());
    lines.addAll(Matrix.legend());
    return lines;
  }
}
