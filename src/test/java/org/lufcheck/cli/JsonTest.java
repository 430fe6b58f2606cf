package org.lufcheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JsonTest {
  private static final Path DOCUMENT =
      Path.of(System.getProperty("basedir", "."), "..", "docs", "json.md");

  @TempDir private Path folder = Path.of("");

  private static JsonNode json(String... arguments) throws IOException {
    Run run = Run.of(arguments);
    assertThat(run.err()).isEmpty();
    return new ObjectMapper().readTree(run.out());
  }

  @Test
  void aViolationHasItsValuesAndItsRun() throws IOException {
    JsonNode root = json("check", "R4-write-after-reclaim", "--variant", "luf-v12", "--json");

    assertThat(root.get("command").asText()).isEqualTo("check");
    assertThat(root.get("unexpected").asInt()).isZero();
    JsonNode result = root.get("results").get(0);
    assertThat(result.get("verdict").asText()).isEqualTo("violated");
    assertThat(result.get("property").asText()).isEqualTo("S2");
    assertThat(result.get("clause").asText()).isEqualTo("OUTDATED_FILE");
    assertThat(result.get("expected").get("met").asBoolean()).isTrue();
    assertThat(result.get("explanation").get("because")).isNotEmpty();
    JsonNode run = result.get("run");
    assertThat(run.get("steps")).hasSize(run.get("length").asInt());
    assertThat(run.get("steps").get(0).get("actor").asText()).isEqualTo("T1");
  }

  @Test
  void aLimitSaysWhatWasCovered() throws IOException {
    JsonNode result =
        json(
                "check",
                "R4-write-after-reclaim",
                "--variant",
                "luf-repaired",
                "--max-states",
                "100",
                "--json")
            .get("results")
            .get(0);

    assertThat(result.get("verdict").asText()).isEqualTo("limit");
    assertThat(result.get("bound").asText()).isEqualTo("states");
    assertThat(result.get("frontier").asLong()).isPositive();
  }

  @Test
  void findingsHaveTheRunAndTheChangeThatClosesIt() throws IOException {
    JsonNode root = json("findings", "--models", models().toString(), "--json");

    assertThat(root.get("command").asText()).isEqualTo("findings");
    assertThat(root.get("findings")).hasSize(1);
    JsonNode finding = root.get("findings").get(0);
    assertThat(finding.get("scenario").asText()).isEqualTo("R6-swapped-in-page");
    assertThat(finding.get("section").asText()).isEqualTo("Raised on the mailing list");
    assertThat(finding.get("results").findValuesAsText("kernel"))
        .contains("vanilla", "luf-v12", "luf-v12-intended without H4");
    JsonNode shown = finding.get("shown");
    assertThat(shown.get("kernel").asText()).isEqualTo("luf-v12");
    assertThat(shown.get("run").get("steps")).hasSize(shown.get("run").get("length").asInt());
    assertThat(finding.get("closedBy").get("id").asText()).isEqualTo("batch-asks");
    assertThat(root).isEqualTo(json("findings", "--models", models().toString(), "--json"));
  }

  /** A folder with all kernels and one scenario. */
  private Path models() throws IOException {
    Path shipped = DOCUMENT.resolve("../../models").normalize();
    Files.createDirectories(folder.resolve("litmus"));
    Files.createDirectories(folder.resolve("variants"));
    try (Stream<Path> kernels = Files.list(shipped.resolve("variants"))) {
      for (Path kernel : kernels.toList()) {
        Path copy = folder.resolve("variants").resolve(kernel.getFileName());
        Files.copy(kernel, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    String scenario = "litmus/R6-swapped-in-page.litmus";
    Files.copy(
        shipped.resolve(scenario), folder.resolve(scenario), StandardCopyOption.REPLACE_EXISTING);
    return folder;
  }

  @Test
  void everyFieldIsDocumented() throws IOException {
    String file = folder.resolve("run.json").toString();
    Set<String> names = new TreeSet<>();
    fields(
        json("check", "R4-write-after-reclaim", "--variant", "luf-v12", "--json", "--save", file),
        names);
    fields(json("check", "R9-reader-without-fault", "--variant", "luf-repaired", "--json"), names);
    fields(
        json(
            "check",
            "G-irqs-off",
            "--variant",
            "luf-v12-intended",
            "--without",
            "atomic-context",
            "--json"),
        names);
    fields(json("replay", file, "--json"), names);
    fields(json("replay", file, "--variant", "luf-v12-intended", "--json"), names);
    fields(json("findings", "--models", models().toString(), "--json"), names);
    fields(json("jpf", "--own", "04", "--json"), names);
    fields(json("list", "--json"), names);
    fields(json("explain", "H4", "--json"), names);
    fields(json("explain", "S2", "--json"), names);
    fields(json("bench", "--smoke", "--json"), names);
    fields(simulated(), names);
    fields(new ObjectMapper().readTree(Files.readString(Path.of(file))), names);

    String document = Files.readString(DOCUMENT);
    assertThat(names).allSatisfy(name -> assertThat(document).contains("`" + name + "`"));
  }

  /** A comparison of two kernels, without the names of metrics, which are values. */
  private static JsonNode simulated() throws IOException {
    JsonNode root =
        json(
            "simulate", "--machine", "tiny-cxl", "--workload", "tiny-llama", "--seeds=2", "--json");
    for (JsonNode kernel : root.get("kernels")) {
      ((ObjectNode) kernel).set("means", kernel.get("means").get("receptions"));
      for (JsonNode run : kernel.get("runs")) {
        ((ObjectNode) run).putObject("numbers");
      }
    }
    return root;
  }

  private static void fields(JsonNode node, Set<String> names) {
    node.fieldNames().forEachRemaining(names::add);
    node.forEach(child -> fields(child, names));
  }
}
