package org.lufcheck.sim.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Holds the terminal's report to {@code src/test/resources/golden/simulate.txt}. What is written
 * now is left in {@code src/target/golden}; after a wanted change, copy it from there.
 */
final class TextReportTest {
  private static final Path MODULE = Path.of(System.getProperty("basedir", "."));

  @Test
  void isAsInTheGoldenFile() throws IOException {
    String text = String.join("\n", TextReport.of(Results.report())) + "\n";
    Path now = MODULE.resolve("target/golden/simulate.txt");
    Files.createDirectories(now.getParent());
    Files.writeString(now, text);

    assertThat(text)
        .isEqualTo(Files.readString(MODULE.resolve("test/resources/golden/simulate.txt")));
  }
}
