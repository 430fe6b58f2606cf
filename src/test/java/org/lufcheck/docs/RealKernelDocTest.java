package org.lufcheck.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lufcheck.litmus.Expectation;
import org.lufcheck.litmus.Expected;
import org.lufcheck.litmus.Litmus;
import org.lufcheck.litmus.LitmusLibrary;
import org.lufcheck.variant.VariantLibrary;

/** Holds docs/real-kernel.md to what the scenarios expect. */
final class RealKernelDocTest {
  private static final List<String> KERNELS = List.of("vanilla", "luf-v12", "luf-v12-intended");
  private static final int SCENARIO = 2;
  private static final int SEEN = 3;
  private static final int EXPECTED = 6;

  private final LitmusLibrary scenarios = LitmusLibrary.shipped(VariantLibrary.shipped());

  @Test
  void everyScenarioExpectsWhatItsRowSays() throws IOException {
    assertThat(rows(9)).hasSizeGreaterThan(10).allSatisfy(this::expectsWhatItSays);
  }

  @Test
  void whatWasSeenIsReachable() throws IOException {
    assertThat(rows(9))
        .allSatisfy(
            row -> {
              for (int kernel = 0; kernel < KERNELS.size(); kernel++) {
                if (occurred(row.get(SEEN + kernel))) {
                  assertThat(row.get(EXPECTED + kernel)).isEqualTo("Sometimes");
                }
              }
            });
  }

  @Test
  void whatIsReachableWasSeenOrIsExplained() throws IOException {
    String explanations = text().split("## Explanations", 2)[1];

    assertThat(rows(9))
        .allSatisfy(
            row -> {
              for (int kernel = 0; kernel < KERNELS.size(); kernel++) {
                boolean reachable = row.get(EXPECTED + kernel).equals("Sometimes");
                if (reachable && !occurred(row.get(SEEN + kernel))) {
                  assertThat(explanations).contains(row.get(1) + " on `" + KERNELS.get(kernel));
                }
              }
            });
  }

  @Test
  void changedKernelsAreExpectedToBeWhatTheirRowSays() throws IOException {
    assertThat(rows(5))
        .hasSize(2)
        .allSatisfy(
            row -> assertThat(expected(row.get(SCENARIO), code(row.get(3)))).isEqualTo(row.get(4)));
  }

  private void expectsWhatItSays(List<String> row) {
    for (int kernel = 0; kernel < KERNELS.size(); kernel++) {
      assertThat(expected(row.get(SCENARIO), KERNELS.get(kernel)))
          .as(row.get(SCENARIO) + " on " + KERNELS.get(kernel))
          .isEqualTo(row.get(EXPECTED + kernel));
    }
  }

  private String expected(String link, String kernel) {
    Litmus litmus = scenarios.find(link.substring(1, link.indexOf(']')));
    return litmus.expectations().stream()
        .filter(e -> e.kernel().equals(kernel))
        .map(Expectation::result)
        .map(Expected::word)
        .findFirst()
        .orElse("nothing");
  }

  /** Whether a cell counts something: {@code 9/905} or {@code 119} does, {@code 0/20} does not. */
  private static boolean occurred(String cell) {
    return cell.matches("[1-9].*");
  }

  private static String code(String cell) {
    return cell.replace("`", "");
  }

  /** The rows of tables with that many columns, without their headings. */
  private static List<List<String>> rows(int columns) throws IOException {
    return text()
        .lines()
        .filter(line -> line.startsWith("|") && line.contains("](../models/litmus/"))
        .map(line -> Stream.of(line.substring(1).split("\\|")).map(String::strip).toList())
        .filter(row -> row.size() == columns)
        .toList();
  }

  private static String text() throws IOException {
    return Document.of("docs/real-kernel.md").text();
  }
}
