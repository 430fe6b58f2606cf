package org.lufcheck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lufcheck.explore.Cancellation;
import org.lufcheck.variant.text.InputException;

/** {@code lufcheck simulate}, on the smallest machine and workload. */
final class SimulateCommandTest {
  private static final String[] TINY = {
    "simulate", "--machine", "tiny-cxl", "--workload", "tiny-llama"
  };

  @TempDir private Path folder = Path.of("");

  @Test
  void comparesVanillaAndLuf() {
    Run run = tiny();

    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.OK);
    assertThat(run.err()).isEmpty();
    assertThat(run.lines().get(0)).startsWith("tiny-llama on tiny-cxl, scale 1");
    assertThat(run.out())
        .contains("luf-talk", "received by all CPUs", "p99.9, us", "kswapd, s")
        .doesNotContain("The slides");
  }

  /** v11 was measured for the slides, which has no zones that could follow a policy. */
  @Test
  void besideTheSlidesLufIsWhatWasMeasuredAndWithAPolicyWhatTheyDescribe() {
    Run measured = Run.of("simulate", "--scale", "1/2048");
    Run described = Run.of("simulate", "--scale", "1/2048", "--policy", "background");

    assertThat(measured.out()).contains("luf-v10", "The slides").doesNotContain("luf-talk");
    assertThat(described.out()).contains("luf-talk background").doesNotContain("luf-v10");
  }

  @Test
  void aKernelIsSimulatedAsItIsChangedAndNamedSo() throws IOException {
    String[] asked = {
      "simulate",
      "--scale",
      "1/2048",
      "--variant",
      "vanilla,luf-v10",
      "--with",
      "tag-kept",
      "--json"
    };
    JsonNode changed = new ObjectMapper().readTree(Run.of(asked).out());
    JsonNode posted =
        new ObjectMapper()
            .readTree(
                Run.of("simulate", "--scale", "1/2048", "--json", "--variant", "luf-v10").out());

    assertThat(changed.at("/kernels/0/name").asText()).isEqualTo("vanilla");
    assertThat(changed.at("/kernels/1/name").asText()).isEqualTo("luf-v10 with tag-kept");
    assertThat(changed.at("/inputs/command").asText()).contains("--with tag-kept");
    assertThat(changed.at("/kernels/1/means/flushes.take off/mean").asDouble())
        .isGreaterThan(posted.at("/kernels/0/means/flushes.take off/mean").asDouble());
  }

  @Test
  void whatMakesNoDifferenceToTheSimulatorCannotBeChanged() {
    Run run = Run.of("simulate", "--scale", "1/2048", "--without", "zone-wait");

    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("zone-wait makes no difference to the simulator", "tag-kept");
  }

  @Test
  void theSameSeedGivesTheSameBytesOnAnyNumberOfThreads() throws IOException {
    Run one = tiny("--seeds", "2", "--threads", "1", "--report", folder.resolve("one").toString());
    Run two = tiny("--seeds", "2", "--threads", "2", "--report", folder.resolve("two").toString());

    assertThat(two.out()).isEqualTo(one.out());
    for (String file : List.of("index.html", "numbers.csv", "time-series.csv", "report.json")) {
      assertThat(Files.readAllBytes(folder.resolve("two").resolve(file)))
          .as(file)
          .isEqualTo(Files.readAllBytes(folder.resolve("one").resolve(file)));
    }
  }

  @Test
  void jsonHoldsTheNumbersOfEachKernel() throws IOException {
    Run run = tiny("--json");

    JsonNode root = new ObjectMapper().readTree(run.out());
    assertThat(root.get("command").asText()).isEqualTo("simulate");
    assertThat(root.get("kernels")).hasSize(2);
    assertThat(root.at("/kernels/0/means/receptions/mean").asDouble()).isPositive();
    assertThat(root.at("/inputs/machine").asText()).isEqualTo("tiny-cxl");
  }

  @Test
  void anInterruptedRunReportsWhatItHasAndSaysThatItIsPartial() {
    Cancellation cancelled = new Cancellation();
    cancelled.cancel();

    Run run = Run.of(cancelled, false, TINY);

    assertThat(run.code()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(run.out()).contains("PARTIAL");
  }

  @Test
  void progressIsShownOnATerminalOnly() {
    Run run = Run.of(new Cancellation(), true, TINY);

    assertThat(run.err()).contains("simulate");
    assertThat(run.out()).doesNotContain("\r");
  }

  @Test
  void aMistakeInAMachineIsToldWithItsPlace() throws IOException {
    Path file = folder.resolve("mine.yaml");
    Files.writeString(file, "title: mine\nextends: tiny-cxl\ncpus:\n  coers: 2\n");

    Run run = Run.of("simulate", "--machine", file.toString());

    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("mine.yaml:4:3: unknown key 'coers'; did you mean 'cores'?");
  }

  @Test
  void aWorkloadThatDoesNotFitTheMachineIsRefusedBeforeTheRun() {
    Run run = Run.of("simulate", "--machine", "tiny-cxl", "--workload", "random-lookup");

    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("random-lookup.yaml:", "100 GiB of anonymous memory");
  }

  @Test
  void aReportThatCannotBeWrittenIsSaidBeforeTheRun() throws IOException {
    Path file = Files.createFile(folder.resolve("taken"));

    Run run = tiny("--report", file.toString());

    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("taken: the report cannot be written: there is a file");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aReportThatCannotBeFinishedIsSaidAfterTheNumbers() throws IOException {
    Path folder = Files.createDirectories(this.folder.resolve("report"));
    Files.createDirectories(folder.resolve("numbers.csv"));

    Run run = tiny("--report", folder.toString());

    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("report: the report cannot be written: Is a directory");
    assertThat(run.out()).contains("received by all CPUs");
  }

  @Test
  void tooLittleHeapIsSaidBeforeTheRunWithTheNumberNeeded() {
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> simulations(1L << 30).atOnce(List.of(2L << 30)))
        .withMessageContaining("2112 MiB are needed, there are 1024 MiB")
        .withMessageContaining("JDK_JAVA_OPTIONS=-Xmx2244m ./lufcheck");
  }

  @Test
  void asManyRunAtTheSameTimeAsFitIntoTheHeap() {
    assertThat(simulations(5L << 30).atOnce(List.of(2L << 30, 2L << 30))).isEqualTo(2);
    assertThat(simulations(3L << 30).atOnce(List.of(2L << 30, 2L << 30))).isEqualTo(1);
  }

  private static Simulations simulations(long heap) {
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    return new Simulations(new Console(nowhere, nowhere, false, new Cancellation()), 2, heap, true);
  }

  private static Run tiny(String... more) {
    String[] all = new String[TINY.length + more.length];
    System.arraycopy(TINY, 0, all, 0, TINY.length);
    System.arraycopy(more, 0, all, TINY.length, more.length);
    return Run.of(all);
  }
}
