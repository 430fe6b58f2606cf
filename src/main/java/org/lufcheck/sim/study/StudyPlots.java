package org.lufcheck.sim.study;

import java.util.List;
import java.util.function.ToDoubleBiFunction;
import org.lufcheck.sim.report.Bars;
import org.lufcheck.sim.report.Plot;

/** Draws what studies found. */
public final class StudyPlots {
  private StudyPlots() {}

  /** Run time, shootdowns and the tail of allocation of each policy. */
  public static List<Plot> strategies(StudyData data) {
    List<String> policies =
        data.choices(data.questions().get(0)).stream()
            .filter(c -> !c.equals(StrategyStudy.VANILLA))
            .toList();
    return List.of(
        Bars.grouped(
            "strategies-run-time",
            "Run time, change from vanilla",
            "percent",
            data.questions(),
            policies,
            change(data, StrategyStudy.VANILLA, "run_time"),
            half(data, StrategyStudy.VANILLA, "run_time"),
            false),
        Bars.grouped(
            "strategies-receptions",
            "Shootdowns received, change from vanilla",
            "percent",
            data.questions(),
            policies,
            change(data, StrategyStudy.VANILLA, "receptions"),
            half(data, StrategyStudy.VANILLA, "receptions"),
            false),
        Bars.grouped(
            "strategies-allocation",
            "Page allocation, 99.9th percentile, logarithmic",
            "microseconds",
            data.questions(),
            data.choices(data.questions().get(0)),
            (q, c) -> Math.max(0.01, data.of(q, c, "allocation.p999").mean() / 1e3),
            (q, c) -> 0,
            true));
  }

  /** Run time and time in page walks of each placement. */
  public static List<Plot> placements(StudyData data) {
    String first = data.choices(data.questions().get(0)).get(0);
    List<String> others =
        data.choices(data.questions().get(0)).stream().filter(c -> !c.equals(first)).toList();
    return List.of(
        Bars.grouped(
            "placement-run-time",
            "Run time, change from " + first,
            "percent",
            data.questions(),
            others,
            change(data, first, "run_time"),
            half(data, first, "run_time"),
            false),
        Bars.grouped(
            "placement-walks",
            "Time in page walks, change from " + first,
            "percent",
            data.questions(),
            others,
            change(data, first, "paid.walks"),
            half(data, first, "paid.walks"),
            false));
  }

  private static ToDoubleBiFunction<String, String> change(
      StudyData data, String from, String metric) {
    return (question, choice) -> {
      double relative = data.difference(question, from, choice, metric).relative();
      return Double.isNaN(relative) ? 0 : 100 * relative;
    };
  }

  private static ToDoubleBiFunction<String, String> half(
      StudyData data, String from, String metric) {
    return (question, choice) -> {
      double half = data.difference(question, from, choice, metric).half();
      return Double.isNaN(half) ? 0 : 100 * half;
    };
  }
}
