package org.lufcheck.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds what docs/simulator.md says of speed to what was measured. */
final class SimulatorSpeedDocTest {
  private static final double MILLION = 1e6;

  @Test
  void theTableIsWhatWasMeasured() throws IOException {
    Document.of("docs/simulator.md").with("speed", speed()).isWhatTheFileSays();
  }

  private static List<String> speed() throws IOException {
    return table(
        "simulation-speed.csv",
        "| kernel | scale | pages per chunk | page visits | CPU time | visits a second | heap |",
        "|---|---:|---:|---:|---:|---:|---:|",
        row -> {
          double visits = Double.parseDouble(row[3]);
          double seconds = Double.parseDouble(row[4]);
          return String.format(
              Locale.ROOT,
              "| %s | %s | %s | %,.1f M | %.1f s | %.1f M | %s MiB |",
              row[0],
              row[1],
              row[2],
              visits / MILLION,
              seconds,
              visits / seconds / MILLION,
              row[5]);
        });
  }

  private static List<String> table(
      String file, String titles, String rule, Function<String[], String> written)
      throws IOException {
    Path path = Path.of(System.getProperty("basedir", "."), "..", "docs", "data", file);
    Stream<String> rows =
        Files.readAllLines(path).stream().skip(1).map(line -> written.apply(line.split(",", -1)));
    return Stream.concat(Stream.of(titles, rule), rows).toList();
  }
}
