package org.lufcheck.sim.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lufcheck.sim.report.Difference;
import org.lufcheck.sim.report.Estimate;
import org.lufcheck.sim.report.Table;

/** Writes what chunks change, number by number. */
public final class GrainText {
  /** A number that is compared. */
  private record Compared(String metric, String label) {}

  private static final List<Compared> NUMBERS =
      List.of(
          new Compared("run_time", "run time in ms"),
          new Compared("receptions", "shootdowns received"),
          new Compared("flushes", "flushes"),
          new Compared("flushes.reclaim", "flushes: reclaim"),
          new Compared("flushes.migration", "flushes: migration"),
          new Compared("flushes.take off", "flushes: take-off"),
          new Compared("flushes.range", "flushes: range"),
          new Compared("walks.load", "walks: loads"),
          new Compared("walks.store", "walks: stores"),
          new Compared("walks.instruction", "walks: instructions"),
          new Compared("visits", "page visits"),
          new Compared("page_ins", "pages read"),
          new Compared("unmaps", "PTEs unmapped"),
          new Compared("scanned", "looked at by reclaim"),
          new Compared("reclaimed", "reclaimed"),
          new Compared("demoted", "demoted"),
          new Compared("demotion_failures", "reclaimed: no room to demote"),
          new Compared("minor_faults", "faults without storage"),
          new Compared("major_faults", "faults that waited for storage"),
          new Compared("hint_faults", "NUMA hint faults"),
          new Compared("direct_reclaims", "direct reclaims"),
          new Compared("kswapd_wakes", "wakes of kswapd"));

  /** What the study keeps of each run. */
  static final List<String> METRICS = NUMBERS.stream().map(Compared::metric).toList();

  private static final double NANOS_PER_MS = 1e6;

  private GrainText() {}

  /** One table for each kernel on each machine and workload; without what never happened. */
  public static List<Table> tables(StudyData data) {
    return data.questions().stream().map(question -> table(data, question)).toList();
  }

  /** The differences of all kernels side by side, one table for each machine and workload. */
  public static List<Table> differences(StudyData data) {
    Map<String, List<String>> kernels = new LinkedHashMap<>();
    for (String question : data.questions()) {
      int end = question.indexOf(GrainStudy.OF);
      kernels
          .computeIfAbsent(
              question.substring(end + GrainStudy.OF.length()), asked -> new ArrayList<>())
          .add(question.substring(0, end));
    }
    return kernels.entrySet().stream()
        .map(asked -> differences(data, asked.getKey(), asked.getValue()))
        .toList();
  }

  private static Table differences(StudyData data, String asked, List<String> kernels) {
    List<List<String>> rows = new ArrayList<>();
    for (Compared number : NUMBERS) {
      List<String> row = new ArrayList<>(List.of(number.label()));
      for (String kernel : kernels) {
        row.add(StrategyText.change(difference(data, kernel + GrainStudy.OF + asked, number)));
      }
      rows.add(row);
    }
    List<String> header = new ArrayList<>(List.of("in chunks, from page by page"));
    header.addAll(kernels);
    return new Table(asked, header, rows, List.of());
  }

  private static Difference difference(StudyData data, String question, Compared number) {
    return data.difference(question, GrainStudy.FINE, GrainStudy.COARSE, number.metric());
  }

  private static Table table(StudyData data, String question) {
    List<List<String>> rows = new ArrayList<>();
    for (Compared number : NUMBERS) {
      Difference difference = difference(data, question, number);
      if (difference.baseline().mean() != 0 || difference.other().mean() != 0) {
        rows.add(
            List.of(
                number.label(),
                mean(difference.baseline(), number.metric()),
                mean(difference.other(), number.metric()),
                StrategyText.change(difference)));
      }
    }
    return new Table(
        question,
        List.of("count", GrainStudy.FINE, GrainStudy.COARSE, "difference"),
        rows,
        List.of());
  }

  private static String mean(Estimate estimate, String metric) {
    double unit = metric.equals("run_time") ? NANOS_PER_MS : 1;
    return String.format(Locale.ROOT, "%,.0f", estimate.mean() / unit);
  }
}
