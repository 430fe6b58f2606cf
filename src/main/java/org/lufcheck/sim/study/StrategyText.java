package org.lufcheck.sim.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lufcheck.sim.report.Difference;
import org.lufcheck.sim.report.Estimate;
import org.lufcheck.sim.report.Table;

/** Writes what the study of flush policies found. */
public final class StrategyText {
  private StrategyText() {}

  /** The tables: run time, shootdowns, the tail of allocation, and the scores. */
  public static List<Table> tables(StudyData data) {
    return List.of(
        changes(data, "Run time, change from vanilla", "run_time"),
        changes(data, "Shootdowns received, change from vanilla", "receptions"),
        latencies(data, "Page allocation, p99 in us", "allocation.p99"),
        latencies(data, "Page allocation, p99.9 in us", "allocation.p999"),
        latencies(data, "Page allocation, longest in us", "allocation.max"),
        scores(Recommendation.of(data)));
  }

  /** What to do, in sentences with the numbers that say so. */
  public static List<String> recommendation(StudyData data) {
    Recommendation recommendation = Recommendation.of(data);
    Recommendation.Score best = recommendation.best();
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "Take `%s`. Over %d machines and workloads its run time is %s of vanilla's, and it has %s"
                + " of vanilla's shootdowns; the 99th percentile of page allocation is %.2f times"
                + " vanilla's on average, the 99.9th %.2f times (%.2f times at worst), and the"
                + " longest %.2f times.",
            best.policy(),
            data.questions().size(),
            percent(best.runTime()),
            percent(best.receptions()),
            best.p99(),
            best.p999(),
            best.worstP999(),
            best.longest()));
    lines.add(
        best.worstRunTime() > 1
            ? String.format(
                Locale.ROOT,
                "It is slower than vanilla by up to %.1f %%, with %s.",
                100 * (best.worstRunTime() - 1),
                best.worstQuestion())
            : "It is nowhere slower than vanilla by more than chance.");
    lines.add(
        String.format(
            Locale.ROOT,
            "The rule: of the policies that a kernel of the checker has, because the safety of others is"
                + " not checked, those whose mean run time is within %.1f %% of the best; of these the"
                + " one with the shortest tail of page allocation (the geometric mean of the three numbers"
                + " above). Where that is within %.0f %% of `%s`, the policy as posted, there is no reason"
                + " to take another; among equals otherwise the one with the fewest shootdowns. What may"
                + " be chance, beside vanilla or beside the policy as posted, counts as no difference.",
            100 * Recommendation.AS_FAST,
            100 * Recommendation.AS_LONG,
            Recommendation.AS_POSTED));
    lines.add(
        "As a kernel of the checker it is `%1$s`: `lufcheck check --variant %1$s`."
            .formatted(Recommendation.kernel(best.policy()).orElseThrow()));
    return lines;
  }

  private static Table changes(StudyData data, String title, String metric) {
    List<List<String>> rows = new ArrayList<>();
    for (String question : data.questions()) {
      List<String> row = new ArrayList<>(List.of(question));
      for (String policy : policies(data)) {
        row.add(change(data.difference(question, StrategyStudy.VANILLA, policy, metric)));
      }
      rows.add(row);
    }
    return new Table(title, header(data, false), rows, List.of());
  }

  /** A change with its interval; one that may be chance is said to be. */
  static String change(Difference difference) {
    if (Double.isNaN(difference.relative())) {
      return difference.other().mean() == 0 ? "0" : "new";
    }
    String change = String.format(Locale.ROOT, "%+.1f", 100 * difference.relative());
    if (Double.isNaN(difference.half()) || difference.half() == 0) {
      return change + " %";
    }
    return String.format(
        Locale.ROOT,
        difference.isNoise() ? "(%s ± %.1f %%)" : "%s ± %.1f %%",
        change,
        100 * difference.half());
  }

  private static Table latencies(StudyData data, String title, String metric) {
    List<List<String>> rows = new ArrayList<>();
    for (String question : data.questions()) {
      List<String> row = new ArrayList<>(List.of(question));
      row.add(micros(data.of(question, StrategyStudy.VANILLA, metric)));
      for (String policy : policies(data)) {
        row.add(micros(data.of(question, policy, metric)));
      }
      rows.add(row);
    }
    return new Table(title, header(data, true), rows, List.of());
  }

  private static String micros(Estimate nanos) {
    double us = nanos.mean() / 1e3;
    return String.format(Locale.ROOT, us < 100 ? "%.2f" : "%,.0f", us);
  }

  private static Table scores(Recommendation recommendation) {
    List<List<String>> rows = new ArrayList<>();
    for (Recommendation.Score score : recommendation.scores()) {
      rows.add(
          List.of(
              score.policy(),
              percent(score.runTime()),
              percent(score.worstRunTime()),
              percent(score.receptions()),
              String.format(Locale.ROOT, "%.2f", score.p99()),
              String.format(Locale.ROOT, "%.2f", score.p999()),
              String.format(Locale.ROOT, "%.2f", score.worstP999()),
              String.format(Locale.ROOT, "%.2f", score.longest())));
    }
    return new Table(
        "Policies over all machines and workloads, best first, those that are not checked last",
        List.of(
            "policy",
            "run time / vanilla",
            "at worst",
            "shootdowns / vanilla",
            "p99 / vanilla",
            "p99.9 / vanilla",
            "at worst",
            "longest / vanilla"),
        rows,
        List.of());
  }

  private static List<String> policies(StudyData data) {
    return data.choices(data.questions().get(0)).stream()
        .filter(c -> !c.equals(StrategyStudy.VANILLA))
        .toList();
  }

  private static List<String> header(StudyData data, boolean vanilla) {
    List<String> header = new ArrayList<>(List.of(""));
    if (vanilla) {
      header.add(StrategyStudy.VANILLA);
    }
    header.addAll(policies(data));
    return header;
  }

  private static String percent(double ratio) {
    return String.format(Locale.ROOT, ratio < 0.1 ? "%.2f %%" : "%.1f %%", 100 * ratio);
  }
}
