package org.lufcheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands of docs/races.md print the traces that they are said to print. */
final class RacesModelsTest {
  private static final Path TOP = Path.of(System.getProperty("basedir", "."), "..");
  private static final String WITHOUT = "--without";

  /**
   * A row of the table.
   *
   * @param command the arguments of {@code lufcheck check}
   * @param property what they violate
   */
  record Row(String command, String property) {}

  static Stream<Row> rows() throws IOException {
    String document = Files.readString(TOP.resolve("docs/races.md"));
    String table = document.substring(document.indexOf("<!-- models:begin -->"));
    return table
        .substring(0, table.indexOf("<!-- models:end -->"))
        .lines()
        .filter(line -> line.startsWith("| ["))
        .map(line -> line.split("\\|", -1))
        .map(cells -> new Row(cells[2].strip().replace("`", ""), cells[3].strip()))
        .distinct();
  }

  static Stream<Row> mutants() throws IOException {
    return rows().filter(row -> row.command().contains(WITHOUT));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void everyCommandViolatesTheProperty(Row row) throws IOException {
    Run run = check(words(row));

    assertThat(run.code()).isEqualTo(ExitCode.VIOLATION);
    JsonNode result = new ObjectMapper().readTree(run.out()).get("results").get(0);
    assertThat(result.get("property").asText()).isEqualTo(row.property());
  }

  @ParameterizedTest
  @MethodSource("mutants")
  void nothingIsViolatedWithTheGuardOrHookInPlace(Row row) throws IOException {
    List<String> words = words(row);
    int without = words.indexOf(WITHOUT);
    words.subList(without, without + 2).clear();

    assertThat(check(words).code()).isEqualTo(ExitCode.OK);
  }

  private static Run check(List<String> words) {
    List<String> arguments = new ArrayList<>(List.of("check", "--json"));
    arguments.addAll(words);
    Run run = Run.of(arguments.toArray(String[]::new));
    assertThat(run.err()).isEmpty();
    return run;
  }

  private static List<String> words(Row row) {
    List<String> words = new ArrayList<>();
    for (String word : row.command().split(" ", -1)) {
      words.add(word.startsWith("models/") ? TOP.resolve(word).toString() : word);
    }
    return words;
  }
}
