package org.lufcheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lufcheck.variant.VariantIds;

final class OtherCommandsTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void listNamesEverythingInOneLineEach() {
    Run run = Run.of("list");

    assertThat(run.code()).isEqualTo(ExitCode.OK);
    assertThat(run.lines()).contains("scenarios", "variants", "hooks", "guards", "properties");
    assertThat(run.lines()).allSatisfy(l -> assertThat(l).hasSizeLessThanOrEqualTo(100));
    for (String id : VariantIds.all()) {
      assertThat(run.lines()).anyMatch(line -> line.startsWith("  " + id + " "));
    }
    assertThat(Run.of("list", "archs").lines()).hasSize(5).element(0).isEqualTo("archs");
  }

  @Test
  void theHelpSaysInOneSentenceWhatEachCommandDoes() {
    List<String> lines = Run.of("--help").lines();
    List<String> commands = lines.subList(lines.indexOf("Commands:") + 1, lines.size());

    assertThat(commands).hasSizeGreaterThan(9).allMatch(line -> line.endsWith("."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"S2", "H4", "batch-asks", "U1", "M1"})
  void explainSaysWhatANameMeans(String name) {
    Run run = Run.of("explain", name);

    assertThat(run.code()).isEqualTo(ExitCode.OK);
    assertThat(run.lines().get(0)).isEqualTo(name);
    assertThat(run.out()).contains("  meaning ");
    assertThat(run.lines()).allSatisfy(l -> assertThat(l).hasSizeLessThanOrEqualTo(100));
  }

  @Test
  void replayRepeatsAStoredRun() {
    String file = stored("R7-frame-reused", "luf-v12", "H18");

    Run same = Run.of("replay", file);
    assertThat(same.code()).isEqualTo(ExitCode.VIOLATION);
    assertThat(same.lines().get(0))
        .isEqualTo("SAME: R7-frame-reused on luf-v12 without H18 takes the stored steps");
    assertThat(same.out()).contains("so        this run goes wrong on this kernel");
  }

  @Test
  void aRefusedRunShowsNothingWrong() {
    String file = stored("R7-frame-reused", "luf-v12", "H18");

    Run other = Run.of("replay", file, "--variant", "luf-v12");

    assertThat(other.code()).isEqualTo(ExitCode.OK);
    assertThat(other.lines().get(0)).startsWith("REFUSED: ");
    assertThat(other.out())
        .contains("refused: ", "instead   T0 does luf_takeoff_end")
        .contains("so        this run does not exist on this kernel");
    assertThat(other.lines()).allSatisfy(l -> assertThat(l).hasSizeLessThanOrEqualTo(100));
  }

  @Test
  void aDeadlockIsWrongAgain() {
    String file = stored("G-irqs-off", "luf-v12-intended", "atomic-context");

    Run same = Run.of("replay", file);

    assertThat(same.code()).isEqualTo(ExitCode.VIOLATION);
    assertThat(same.lines().get(0)).startsWith("SAME: ");
    assertThat(same.out()).contains("so        this run gets stuck on this kernel");
  }

  @Test
  void aRunThatGoesOnForEverIsWrongAgain() throws IOException {
    Path scenario = folder.resolve("x.litmus");
    Files.writeString(
        scenario,
        """
        LUF x
        {
          file F = { 1 };
          mm A { v0 -> F[0] shared read-only; }
        }
        T0 @ cpu0 in A { munmap(v0); }
        T1 @ cpu1 in A { irq-off(); await(never, 1); }
        K @ cpu1 { store-release(some, 1); await(never, 1); store-release(never, 2); }
        """);
    String file = folder.resolve("run.json").toString();
    Run.of(
        "check", scenario.toString(), "--variant", "vanilla", "--progress-check", "--save", file);

    Run same = Run.of("replay", file);

    assertThat(same.code()).isEqualTo(ExitCode.VIOLATION);
    assertThat(same.lines().get(0)).startsWith("SAME: ");
    assertThat(same.out()).contains("comes back to a state");
  }

  private String stored(String scenario, String variant, String without) {
    String file = folder.resolve("run.json").toString();
    Run saved =
        Run.of("check", scenario, "--variant", variant, "--without", without, "--save", file);
    assertThat(saved.code()).isEqualTo(ExitCode.VIOLATION);
    return file;
  }

  @Test
  void saysThatThereWasNothingToStore() {
    String file = folder.resolve("run.json").toString();
    Run run = Run.of("check", "R7-frame-reused", "--variant", "vanilla", "--save", file);

    assertThat(run.code()).isEqualTo(ExitCode.OK);
    assertThat(run.err()).contains("nothing was stored");
    assertThat(Path.of(file)).doesNotExist();
  }

  @Test
  void benchMeasuresBothModelsWithOneAndTwoThreads() {
    Run run = Run.of("bench", "--smoke");

    assertThat(run.code()).isEqualTo(ExitCode.OK);
    assertThat(run.lines()).filteredOn(line -> line.startsWith("ticket lock  ")).hasSize(2);
    assertThat(run.lines()).filteredOn(line -> line.startsWith("deferral on ")).hasSize(2);
    assertThat(run.out()).contains("ticket lock in SPIN");
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "list", "replay", "explain", "findings", "races", "bench"})
  void everyCommandHasHelpWithinTheWidth(String command) {
    Run run = Run.of(command, "--help");

    assertThat(run.code()).isEqualTo(ExitCode.OK);
    assertThat(run.out()).startsWith("Usage: lufcheck " + command).contains("--json");
    assertThat(run.lines()).allSatisfy(l -> assertThat(l).hasSizeLessThanOrEqualTo(100));
  }

  @Test
  void helpOfCheckDocumentsTheExitCodes() {
    assertThat(Run.of("check", "--help").out())
        .contains("Exit codes:", "  0 ", "  1 ", "  2 ", "  3 ", "  4 ");
  }
}
