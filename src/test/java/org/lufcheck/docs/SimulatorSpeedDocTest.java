package org.lufcheck.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Holds what docs/simulator.md says of speed and of coarse grains to what was measured. */
final class SimulatorSpeedDocTest {
  private static final double MILLION = 1e6;

  @Test
  void theTablesAreWhatWasMeasured() throws IOException {
    Document.of("docs/simulator.md")
        .with("speed", speed())
        .with("grain", grain())
        .isWhatTheFileSays();
  }

  private static List<String> speed() throws IOException {
    List<String> table = new ArrayList<>();
    table.add(
        "| kernel | scale | pages per chunk | page visits | CPU time | visits a second | heap |");
    table.add("|---|---:|---:|---:|---:|---:|---:|");
    for (String[] row : rows("simulation-speed.csv")) {
      double visits = Double.parseDouble(row[3]);
      double seconds = Double.parseDouble(row[4]);
      table.add(
          String.format(
              Locale.ROOT,
              "| %s | %s | %s | %,.1f M | %.1f s | %.1f M | %s MiB |",
              row[0],
              row[1],
              row[2],
              visits / MILLION,
              seconds,
              visits / seconds / MILLION,
              row[5]));
    }
    return table;
  }

  private static List<String> grain() throws IOException {
    List<String> table = new ArrayList<>();
    table.add("| count | page by page | in chunks of 16 | difference |");
    table.add("|---|---:|---:|---:|");
    for (String[] row : rows("simulation-grain.csv")) {
      double fine = Double.parseDouble(row[1]);
      double coarse = Double.parseDouble(row[2]);
      table.add(
          String.format(
              Locale.ROOT,
              "| %s | %,.0f | %,.0f | %+.1f %% |",
              row[0],
              fine,
              coarse,
              100 * (coarse / fine - 1)));
    }
    return table;
  }

  private static List<String[]> rows(String name) throws IOException {
    Path file = Path.of(System.getProperty("basedir", "."), "..", "docs", "data", name);
    return Files.readAllLines(file).stream().skip(1).map(line -> line.split(",", -1)).toList();
  }
}
