package org.lufcheck.sim.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.lufcheck.variant.text.InputException;

/**
 * Writes a report into a folder: a page, its plots, all numbers, and what is needed to repeat it.
 */
public final class ReportFolder {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private ReportFolder() {}

  /**
   * Writes {@code index.html}, {@code plots/}, {@code numbers.csv}, {@code time-series.csv}, {@code
   * allocation-latency.csv}, {@code report.json}, and {@code inputs/}. Files of the same names are
   * replaced; the same report gives the same bytes.
   *
   * @throws InputException when the folder cannot be written
   */
  public static void write(Path folder, Report report) {
    try {
      Files.createDirectories(folder.resolve("plots"));
      Files.createDirectories(folder.resolve("inputs"));
      List<Plot> plots = Plots.of(report);
      for (Plot plot : plots) {
        Files.write(folder.resolve("plots").resolve(plot.name() + ".png"), plot.png());
      }
      Files.writeString(folder.resolve("index.html"), HtmlReport.of(report, plots));
      lines(folder.resolve("numbers.csv"), CsvReport.numbers(report));
      lines(folder.resolve("time-series.csv"), CsvReport.series(report));
      lines(folder.resolve("allocation-latency.csv"), CsvReport.latencies(report));
      Files.writeString(folder.resolve("report.json"), json(report) + "\n");
      inputs(folder.resolve("inputs"), report);
    } catch (IOException e) {
      throw cannotBeWritten(folder, e);
    } catch (UncheckedIOException e) {
      throw cannotBeWritten(folder, Objects.requireNonNull(e.getCause()));
    }
  }

  /**
   * Sees to it that a folder can be written, before somebody waits for what shall be in it.
   *
   * @throws InputException when it cannot
   */
  public static void prepare(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, "report", ".tmp"));
    } catch (IOException e) {
      throw cannotBeWritten(folder, e);
    }
  }

  private static InputException cannotBeWritten(Path folder, IOException e) {
    return InputException.in(folder.toString(), "the report cannot be written: " + reason(e));
  }

  private static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "access is denied";
    }
    if (e instanceof FileAlreadyExistsException || e instanceof NotDirectoryException) {
      return "there is a file of that name";
    }
    if (e instanceof FileSystemException known && known.getReason() != null) {
      return known.getReason();
    }
    return e.getCause() instanceof IOException cause ? reason(cause) : String.valueOf(e);
  }

  private static String json(Report report) throws JsonProcessingException {
    return MAPPER.writeValueAsString(JsonReport.of(report));
  }

  private static void inputs(Path folder, Report report) throws IOException {
    Inputs inputs = report.inputs();
    String machine = inputs.machine().machine().name();
    String workload = inputs.workload().workload().name();
    Files.writeString(
        folder.resolve("machine-" + machine + ".yaml"), inputs.machine().source().text());
    Files.writeString(
        folder.resolve("workload-" + workload + ".yaml"), inputs.workload().source().text());
    List<String> lines = new ArrayList<>();
    lines.add("lufcheck " + inputs.version());
    lines.add(inputs.command());
    lines.add(inputs.seedsForPeople());
    lines.add(report.complete() ? "complete" : "partial: interrupted");
    lines(folder.resolve("README.txt"), lines);
  }

  private static void lines(Path file, List<String> lines) throws IOException {
    Files.writeString(file, String.join("\n", lines) + "\n");
  }
}
