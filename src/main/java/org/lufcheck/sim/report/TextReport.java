package org.lufcheck.sim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes a report for a terminal. */
public final class TextReport {
  /** CPUs in one line. */
  private static final int ACROSS = 8;

  private TextReport() {}

  /** All tables; that of the CPUs folded, several in a line. */
  public static List<String> of(Report report) {
    List<String> lines = new ArrayList<>();
    Inputs inputs = report.inputs();
    lines.add(
        inputs.workload().workload().name()
            + " on "
            + inputs.machine().machine().name()
            + ", scale "
            + inputs.scale()
            + ", "
            + inputs.grainForPeople()
            + ", "
            + inputs.seedsForPeople());
    if (!report.complete()) {
      lines.add("PARTIAL: interrupted; all numbers are those up to then");
    }
    List<Table> tables = report.tables();
    for (int i = 0; i < tables.size(); i++) {
      lines.add("");
      lines.addAll(TableText.plain(i == 1 ? folded(report) : tables.get(i)));
    }
    return lines;
  }

  private static Table folded(Report report) {
    List<String> header = new ArrayList<>(List.of("cpus", "kernel"));
    for (int i = 0; i < ACROSS; i++) {
      header.add("+" + i);
    }
    int cpus = report.series().get(0).first().shootdowns().receivedByCpu().size();
    List<List<String>> rows = new ArrayList<>();
    for (int from = 0; from < cpus; from += ACROSS) {
      for (Series series : report.series()) {
        List<String> row = new ArrayList<>(List.of(Integer.toString(from), series.name()));
        for (int cpu = from; cpu < from + ACROSS; cpu++) {
          row.add(cpu < cpus ? brief(mean(series, cpu)) : "");
        }
        rows.add(row);
      }
    }
    return new Table("TLB shootdowns received by each CPU", header, rows, List.of());
  }

  private static double mean(Series series, int cpu) {
    return series.runs().stream()
        .mapToLong(r -> r.shootdowns().receivedByCpu().get(cpu))
        .average()
        .orElse(0);
  }

  /** At most five characters, below 10^11: so that eight fit into a line of 80. */
  private static String brief(double value) {
    if (value >= 1e8) {
      return String.format(Locale.ROOT, "%.0fM", value / 1e6);
    }
    if (value >= 1e7) {
      return String.format(Locale.ROOT, "%.1fM", value / 1e6);
    }
    if (value >= 1e5) {
      return String.format(Locale.ROOT, "%.0fk", value / 1e3);
    }
    return value >= 1e4
        ? String.format(Locale.ROOT, "%.1fk", value / 1e3)
        : String.format(Locale.ROOT, "%.0f", value);
  }
}
