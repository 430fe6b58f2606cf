package org.lufcheck.sim.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lufcheck.sim.result.SimResult;

/** What is made of results. */
final class ReportTest {
  private static final Report REPORT = Results.report();

  @Test
  void metricsHaveUniqueNames() {
    assertThat(REPORT.metrics()).extracting(Metric::id).doesNotHaveDuplicates();
  }

  @Test
  void theChangeIsThatOfTheMeans() {
    Table shootdowns = table("TLB shootdowns");

    assertThat(shootdowns.header()).containsExactly("", "vanilla", "luf-v12-intended", "change");
    assertThat(shootdowns.rows().get(0).get(3)).isEqualTo("-97.4 %");
  }

  @Test
  void aDifferenceBelowTheNoiseIsSaidToBeNoise() {
    Table times = table("Run time");

    assertThat(times.rows().get(0).get(3)).isEqualTo("noise");
    assertThat(times.notes()).containsExactly("noise: within the 95 % interval of no change");
  }

  @Test
  void theTerminalShowsEveryCpuAndTheLatenciesOfAllocation() {
    String text = String.join("\n", TextReport.of(REPORT));

    assertThat(text)
        .startsWith("tiny-llama on tiny-cxl, scale 1, 1 page at a time, seeds 1, 2")
        .contains("TLB shootdowns received by each CPU", "p99.9, us", "kswapd, s")
        .doesNotContain("PARTIAL");
  }

  @Test
  void anInterruptedRunIsMarkedPartialEverywhere(@TempDir Path folder) throws IOException {
    SimResult whole = REPORT.series().get(0).first();
    SimResult half =
        new SimResult(
            whole.run(),
            false,
            whole.simulatedNanos(),
            whole.processes(),
            whole.shootdowns(),
            whole.walks(),
            whole.paging(),
            whole.bill(),
            whole.allocation(),
            whole.kernelMemory(),
            whole.samples());
    Report partial =
        new Report(REPORT.inputs(), List.of(new Series("vanilla", List.of(half))), List.of());

    assertThat(TextReport.of(partial)).anyMatch(line -> line.startsWith("PARTIAL"));
    assertThat(JsonReport.of(partial).get("complete").asBoolean()).isFalse();
    ReportFolder.write(folder, partial);
    assertThat(folder.resolve("index.html")).content().contains("<strong>Partial.</strong>");
    assertThat(folder.resolve("inputs/README.txt")).content().contains("partial: interrupted");
  }

  @Test
  void theFolderHoldsThePageThePlotsTheNumbersAndTheInputs(@TempDir Path folder)
      throws IOException {
    ReportFolder.write(folder, REPORT);

    Map<String, byte[]> files = files(folder);
    assertThat(files.keySet())
        .contains(
            "index.html",
            "numbers.csv",
            "time-series.csv",
            "allocation-latency.csv",
            "report.json",
            "inputs/machine-tiny-cxl.yaml",
            "inputs/workload-tiny-llama.yaml",
            "plots/receptions-per-cpu.png",
            "plots/allocation-latency.png",
            "plots/time-receptions.png",
            "plots/residency-vanilla.png");
    assertThat(folder.resolve("numbers.csv"))
        .content()
        .contains("vanilla,1,receptions,,4000", "luf-v12-intended,2,allocation.p999,ns,2000");
    assertThat(folder.resolve("inputs/README.txt")).content().contains("--seeds 2");
  }

  @Test
  void thePageSaysAtItsHeadHowItWasSimulated() {
    assertThat(HtmlReport.of(REPORT, List.of()))
        .contains("Scale 1, 1 page at a time, seeds 1, 2.</p>");
  }

  @Test
  void thePageNeedsNothingFromElsewhere() {
    String html = HtmlReport.of(REPORT, Plots.of(REPORT));

    assertThat(html).contains("src=\"data:image/png;base64,").doesNotContain("http", "<script");
  }

  @Test
  void theSameReportGivesTheSameBytes(@TempDir Path one, @TempDir Path other) throws IOException {
    ReportFolder.write(one, REPORT);
    ReportFolder.write(other, Results.report());

    assertThat(files(other)).containsExactlyEntriesOf(files(one));
  }

  @Test
  void everyPlotIsAPictureThatIsNotEmpty() throws IOException {
    for (Plot plot : Plots.of(REPORT)) {
      var image = ImageIO.read(new ByteArrayInputStream(plot.png()));
      long colours = 0;
      for (int x = 0; x < image.getWidth(); x++) {
        colours += image.getRGB(x, image.getHeight() / 2) == 0xFFFFFFFF ? 0 : 1;
      }
      assertThat(colours).as(plot.name()).isPositive();
    }
  }

  private static Table table(String title) {
    return REPORT.tables().stream().filter(t -> t.title().equals(title)).findFirst().orElseThrow();
  }

  private static Map<String, byte[]> files(Path folder) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(path).toString(), Files.readAllBytes(path));
      }
    }
    return files;
  }
}
