package org.lufcheck.verdict.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lufcheck.verdict.Cases;
import org.lufcheck.verdict.Subject;

/**
 * Holds reports to the files in {@code src/test/resources/golden}. What is printed now is left in
 * {@code src/target/golden}; after a wanted change, copy it from there.
 */
final class GoldenTest {
  private static final Path MODULE = Path.of(System.getProperty("basedir", "."));

  @ParameterizedTest
  @CsvSource({
    "R4-write-after-reclaim, luf-v12,",
    "R4-write-after-reclaim, luf-repaired,",
    "R7-frame-reused, luf-v12, H18",
    "RX3-window-after-fault, luf-v12-intended,",
    "RX4-fork-and-migration, luf-v12,",
    "RX14-use-after-mmdrop, luf-v12,",
    "H15-mremap-of-empty-pte, luf-repaired, H15",
    "G-irqs-off, luf-v12-intended, atomic-context"
  })
  void printsWhatItPrintedBefore(
      String scenario, String kernel, @org.jspecify.annotations.Nullable String without)
      throws IOException {
    Subject subject =
        without == null
            ? Cases.subject(scenario, kernel)
            : Cases.subject(scenario, kernel, without);
    String name = scenario + "_" + subject.kernel().replace(' ', '-') + ".txt";
    List<String> lines = Reports.of(Cases.examine(subject));
    Path now = MODULE.resolve("target/golden").resolve(name);
    Files.createDirectories(MODULE.resolve("target/golden"));
    Files.write(now, lines);

    Path golden = MODULE.resolve("test/resources/golden").resolve(name);
    assertThat(golden).exists();
    assertThat(String.join("\n", lines))
        .as("compare %s with %s", now, golden)
        .isEqualTo(String.join("\n", Files.readAllLines(golden)));
  }
}
