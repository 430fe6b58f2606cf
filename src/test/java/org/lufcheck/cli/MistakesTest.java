package org.lufcheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A mistake of the user gives one message and exit code 2. */
final class MistakesTest {
  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource({
    "check R4-write-after-reclam, R4-write-after-reclaim",
    "check R4-write, R4-write-after-reclaim",
    "check --variant luf-v13, luf-v12",
    "check --arch riscw, riscv",
    "check --without batch-ask, batch-asks",
    "check --with not-dirt, not-dirty",
    "check --property S3, S2",
    "check --search dff, dfs",
    "check --vairant luf-v12, --variant",
    "chekc, check",
    "list hoks, hooks",
    "explain batch-ask, batch-asks",
    "simulate --machine xeon6430-clx, xeon6430-cxl",
    "simulate --workload lama-3x70g, llama-3x70g",
    "simulate --variant luf-v13, luf-v12",
    "simulate --policy takeoff, take-off",
    "simulate --study strategy, strategies",
    "jpf 04-wrte, 04-write",
    "simulate --placement fast-flags, fast-flag"
  })
  void namesTheNearestName(String command, String nearest) {
    Run run = Run.of(command.split(" ", -1));

    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("lufcheck: ").contains(nearest);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "check --threads 0",
        "check --threads many",
        "check --max-states 0",
        "check --max-states 99999999999G",
        "check --max-memory 2X",
        "check --max-time soon",
        "check --max-depth -1",
        "check --search random --walks 0",
        "check --search random --steps 0",
        "check --variant",
        "check --variant luf-v12 --without U1",
        "check --variant luf-v12 --with H4",
        "check --without H4,H4",
        "check no/such/file.litmus",
        "check --variant no/such/file.yaml",
        "check --models no/such/folder",
        "replay",
        "replay no/such/file.json",
        "explain",
        "explain H99",
        "bench 3",
        "simulate --grain 3",
        "simulate --scale 2/1",
        "simulate --scale small",
        "simulate --seeds 0",
        "simulate --threads 0",
        "simulate --machine no/such/file.yaml",
        "simulate --validate --variant luf-v12",
        "simulate --variant luf-talk-copies --scale 1/4096",
        "simulate --variant luf-v10 --policy background --scale 1/4096",
        "simulate --variant luf-v10 --machine xeon6430-buddy --scale 1/4096",
        "calibrate"
      })
  void saysWhatIsWrong(String command) {
    Run run = command.isEmpty() ? Run.of() : Run.of(command.split(" ", -1));

    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.USAGE);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("lufcheck: ").doesNotContain("Exception", "\tat ");
  }

  @Test
  void showsThePlaceInAFile() throws IOException {
    Path file = folder.resolve("broken.litmus");
    Files.writeString(file, "LUF broken\n{ file F = { 1 }; }\nT0 @ cpu0 { raed(F[0]); }\n");

    Run run = Run.of("check", file.toString());

    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("broken.litmus:3:13").contains("^");
  }

  @Test
  void saysWhereItCannotWrite() {
    Run run =
        Run.of(
            "check",
            "R4-write-after-reclaim",
            "--variant",
            "luf-v12",
            "--save",
            folder.resolve("no/such/run.json").toString());

    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("run.json: cannot be written");
  }
}
