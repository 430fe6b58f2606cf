package org.lufcheck.sim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lufcheck.sim.result.Latencies;
import org.lufcheck.sim.result.NodePages;
import org.lufcheck.sim.result.Sample;
import org.lufcheck.sim.result.SimResult;

/**
 * Writes all numbers of a report as comma-separated values, in base units: counts and nanoseconds.
 */
final class CsvReport {
  private CsvReport() {}

  /** One line for each number of each run. */
  static List<String> numbers(Report report) {
    List<String> lines = new ArrayList<>(List.of("kernel,seed,metric,unit,value"));
    for (Series series : report.series()) {
      for (SimResult run : series.runs()) {
        for (Metric metric : report.metrics()) {
          boolean time = metric.unit() == Unit.SECONDS || metric.unit() == Unit.MICROS;
          String unit = time ? "ns" : metric.unit().symbol();
          String value = plain(metric.read().applyAsDouble(run));
          lines.add(line(series.name(), run.run().seed(), metric.id(), unit, value));
        }
        List<Long> received = run.shootdowns().receivedByCpu();
        for (int cpu = 0; cpu < received.size(); cpu++) {
          String id = "receptions.cpu" + cpu;
          lines.add(line(series.name(), run.run().seed(), id, "", received.get(cpu).toString()));
        }
      }
    }
    return lines;
  }

  /** One line for each sample of each run and each node. */
  static List<String> series(Report report) {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "kernel,seed,ns,receptions,walks,visits,page_ins,reclaimed,demoted,promoted,node,"
                    + "free,pending,per_cpu,inactive_file,active_file,inactive_anon,active_anon,"
                    + "kernel_pages"));
    for (Series series : report.series()) {
      for (SimResult run : series.runs()) {
        for (Sample s : run.samples()) {
          for (NodePages n : s.nodes()) {
            lines.add(
                line(
                    series.name(),
                    run.run().seed(),
                    s.nanos(),
                    s.receptions(),
                    s.walks(),
                    s.visits(),
                    s.pageIns(),
                    s.reclaimed(),
                    s.demoted(),
                    s.promoted(),
                    n.node(),
                    n.free(),
                    n.pending(),
                    n.perCpu(),
                    n.inactiveFile(),
                    n.activeFile(),
                    n.inactiveAnon(),
                    n.activeAnon(),
                    n.kernel()));
          }
        }
      }
    }
    return lines;
  }

  /** One line for each bucket of the latency of page allocation. */
  static List<String> latencies(Report report) {
    List<String> lines = new ArrayList<>(List.of("kernel,seed,at_most_ns,allocations"));
    for (Series series : report.series()) {
      for (SimResult run : series.runs()) {
        for (Latencies.Bucket bucket : run.allocation().buckets()) {
          lines.add(line(series.name(), run.run().seed(), bucket.nanos(), bucket.count()));
        }
      }
    }
    return lines;
  }

  private static String line(Object... cells) {
    List<String> texts = new ArrayList<>();
    for (Object cell : cells) {
      String text = cell.toString();
      boolean quote = text.contains(",") || text.contains("\"");
      texts.add(quote ? '"' + text.replace("\"", "\"\"") + '"' : text);
    }
    return String.join(",", texts);
  }

  private static String plain(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.6g", value);
  }
}
