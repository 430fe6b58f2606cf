package org.lufcheck.sim.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Simulations of several kernels on one machine and workload, to be compared with the first.
 *
 * @param inputs what was simulated
 * @param series one for each kernel, at least one
 * @param more tables besides those of the metrics, such as the comparison with the slides
 */
public record Report(Inputs inputs, List<Series> series, List<Table> more) {
  /** Copies the lists. */
  public Report {
    series = List.copyOf(series);
    more = List.copyOf(more);
  }

  /** Whether every run came to its end. */
  public boolean complete() {
    return series.stream().allMatch(Series::complete);
  }

  /** The numbers that its results have. */
  public List<Metric> metrics() {
    return Metrics.of(series.get(0).first());
  }

  /** All tables: those of the metrics, then the others. */
  public List<Table> tables() {
    Map<String, List<Metric>> groups = new LinkedHashMap<>();
    for (Metric metric : metrics()) {
      groups.computeIfAbsent(metric.group(), g -> new ArrayList<>()).add(metric);
    }
    List<Table> tables = new ArrayList<>();
    groups.forEach((group, metrics) -> tables.add(table(group, metrics)));
    tables.add(1, byCpu());
    tables.addAll(more);
    return tables;
  }

  private Table table(String title, List<Metric> metrics) {
    List<String> header = new ArrayList<>(List.of(""));
    for (int i = 0; i < series.size(); i++) {
      header.add(series.get(i).name());
      if (i > 0) {
        header.add("change");
      }
    }
    List<List<String>> rows = new ArrayList<>();
    boolean noise = false;
    for (Metric metric : metrics) {
      List<Estimate> estimates = series.stream().map(s -> metric.over(s.runs())).toList();
      if (estimates.stream().allMatch(e -> e.mean() == 0) && metrics.size() > 4) {
        continue;
      }
      String unit = metric.unit().symbol();
      List<String> row = new ArrayList<>();
      row.add(metric.label() + (unit.isEmpty() ? "" : ", " + unit));
      for (int i = 0; i < estimates.size(); i++) {
        row.add(write(metric.unit(), estimates.get(i)));
        if (i > 0) {
          Difference difference = new Difference(estimates.get(0), estimates.get(i));
          noise |= difference.isNoise();
          row.add(change(difference));
        }
      }
      rows.add(row);
    }
    List<String> notes =
        noise ? List.of("noise: within the 95 % interval of no change") : List.of();
    return new Table(title, header, rows, notes);
  }

  /** A mean with its interval, if there is one. */
  static String write(Unit unit, Estimate estimate) {
    String mean = unit.write(estimate.mean());
    return estimate.n() < 2 ? mean : mean + " ± " + unit.write(estimate.half());
  }

  /** A change in percent, or that it may be chance. */
  static String change(Difference difference) {
    if (Double.isNaN(difference.relative())) {
      return difference.other().mean() == 0 ? "" : "new";
    }
    if (difference.isNoise()) {
      return "noise";
    }
    return String.format(Locale.ROOT, "%+.1f %%", 100 * difference.relative());
  }

  private Table byCpu() {
    List<String> header = new ArrayList<>(List.of("cpu"));
    series.forEach(s -> header.add(s.name()));
    List<List<String>> rows = new ArrayList<>();
    for (int cpu = 0; cpu < series.get(0).first().shootdowns().receivedByCpu().size(); cpu++) {
      int at = cpu;
      List<String> row = new ArrayList<>(List.of(Integer.toString(cpu)));
      for (Series s : series) {
        Estimate received =
            Estimate.of(
                s.runs().stream()
                    .map(r -> (double) r.shootdowns().receivedByCpu().get(at))
                    .toList());
        row.add(write(Unit.COUNT, received));
      }
      rows.add(row);
    }
    return new Table("TLB shootdowns received by each CPU", header, rows, List.of());
  }
}
