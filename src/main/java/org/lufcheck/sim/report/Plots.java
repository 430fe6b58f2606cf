package org.lufcheck.sim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.XYChart;
import org.lufcheck.sim.input.Machine;
import org.lufcheck.sim.result.Latencies;
import org.lufcheck.sim.result.NodePages;
import org.lufcheck.sim.result.Payer;
import org.lufcheck.sim.result.Sample;
import org.lufcheck.sim.result.SimResult;

/** Draws the plots of a report. Time series and distributions are those of the first seed. */
public final class Plots {
  private static final double GIB = 0x1p30;

  private Plots() {}

  /** All plots of a report. */
  public static List<Plot> of(Report report) {
    List<Plot> plots = new ArrayList<>();
    plots.add(receptionsByCpu(report));
    plots.add(runTimes(report));
    rate(plots, report, "receptions", "TLB shootdowns received", Sample::receptions);
    rate(plots, report, "walks", "Page walks completed", Sample::walks);
    rate(plots, report, "page-ins", "Pages read from storage", Sample::pageIns);
    rate(plots, report, "reclaim", "Pages reclaimed", Sample::reclaimed);
    rate(plots, report, "demotions", "Pages demoted", Sample::demoted);
    rate(plots, report, "promotions", "Pages promoted", Sample::promoted);
    plots.add(allocation(report));
    plots.add(bill(report));
    for (Series series : report.series()) {
      if (!series.first().samples().isEmpty()) {
        plots.add(residency(series));
      }
    }
    return plots;
  }

  private static Plot receptionsByCpu(Report report) {
    CategoryChart chart =
        Canvas.bars("TLB shootdowns received by each CPU, logarithmic", "CPU", "receptions");
    chart.getStyler().setYAxisLogarithmic(true);
    chart.getStyler().setXAxisMaxLabelCount(16);
    for (Series series : report.series()) {
      List<Long> received = series.first().shootdowns().receivedByCpu();
      List<Integer> cpus = IntStream.range(0, received.size()).boxed().toList();
      chart.addSeries(series.name(), cpus, received.stream().map(x -> Math.max(1, x)).toList());
    }
    chart.getStyler().setYAxisMin(1.0);
    return Canvas.finish("receptions-per-cpu", chart);
  }

  private static Plot runTimes(Report report) {
    CategoryChart chart =
        Canvas.bars("Run time of each process, with 95 % intervals", "process", "seconds");
    for (Series series : report.series()) {
      List<String> names = new ArrayList<>();
      List<Double> means = new ArrayList<>();
      List<Double> halves = new ArrayList<>();
      for (int i = 0; i < series.first().processes().size(); i++) {
        int at = i;
        Estimate estimate =
            Estimate.of(
                series.runs().stream().map(r -> r.processes().get(at).timedNanos() / 1e9).toList());
        names.add(series.first().processes().get(i).name());
        means.add(estimate.mean());
        halves.add(estimate.half());
      }
      chart.addSeries(series.name(), names, means, halves);
    }
    chart.getStyler().setYAxisMin(0.0);
    return Canvas.finish("run-times", chart);
  }

  /** How fast a counter of the samples grows; nothing if it never does. */
  private static void rate(
      List<Plot> plots,
      Report report,
      String name,
      String title,
      ToDoubleFunction<Sample> counter) {
    XYChart chart = Canvas.lines(title + " per second", "simulated seconds", "per second");
    boolean grows = false;
    for (Series series : report.series()) {
      List<Double> times = new ArrayList<>();
      List<Double> rates = new ArrayList<>();
      List<Sample> samples = series.first().samples();
      for (int i = 1; i < samples.size(); i++) {
        double seconds = (samples.get(i).nanos() - samples.get(i - 1).nanos()) / 1e9;
        double grown =
            counter.applyAsDouble(samples.get(i)) - counter.applyAsDouble(samples.get(i - 1));
        grows |= grown > 0;
        if (seconds > 0) {
          times.add(samples.get(i).nanos() / 1e9);
          rates.add(grown / seconds);
        }
      }
      add(chart, series.name(), times, rates);
    }
    if (grows) {
      chart.getStyler().setYAxisMin(0.0);
      plots.add(Canvas.finish("time-" + name, chart));
    }
  }

  /** What share of allocations takes longer than a time. */
  private static Plot allocation(Report report) {
    XYChart chart =
        Canvas.lines(
            "Page allocation: share that takes longer, both axes logarithmic",
            "microseconds",
            "share of allocations");
    chart.getStyler().setXAxisLogarithmic(true).setYAxisLogarithmic(true);
    chart
        .getStyler()
        .setYAxisTickLabelsFormattingFunction(share -> String.format(Locale.ROOT, "%.0e", share));
    for (Series series : report.series()) {
      List<Double> times = new ArrayList<>();
      List<Double> shares = new ArrayList<>();
      Latencies latencies = series.first().allocation();
      double left = latencies.count();
      for (Latencies.Bucket bucket : latencies.buckets()) {
        times.add(Math.max(1, bucket.nanos()) / 1e3);
        shares.add(left / latencies.count());
        left -= bucket.count();
      }
      add(chart, series.name(), times, shares);
    }
    return Canvas.finish("allocation-latency", chart);
  }

  private static Plot bill(Report report) {
    CategoryChart chart = Canvas.bars("Who paid", "", "seconds of a thread");
    List<Payer> payers =
        Stream.of(Payer.values())
            .filter(p -> report.series().stream().anyMatch(s -> seconds(s, p) > 0))
            .toList();
    List<String> names =
        payers.stream().map(p -> p.name().toLowerCase(Locale.ROOT).replace('_', ' ')).toList();
    chart.getStyler().setXAxisLabelRotation(30);
    chart.getStyler().setXAxisMaxLabelCount(names.size());
    if (!payers.isEmpty()) {
      for (Series series : report.series()) {
        chart.addSeries(
            series.name(), names, payers.stream().map(p -> seconds(series, p)).toList());
      }
    }
    return Canvas.finish("who-paid", chart);
  }

  private static double seconds(Series series, Payer payer) {
    return Estimate.of(series.runs().stream().map(r -> r.bill().of(payer) / 1e9).toList()).mean();
  }

  private static Plot residency(Series series) {
    SimResult result = series.first();
    XYChart chart =
        Canvas.lines("What memory holds under " + series.name(), "simulated seconds", "GiB");
    int nodes = result.samples().get(0).nodes().size();
    for (int i = 0; i < nodes; i++) {
      String node = result.samples().get(0).nodes().get(i).node();
      resident(chart, result, i, node + " file", n -> (double) n.inactiveFile() + n.activeFile());
      resident(
          chart, result, i, node + " anonymous", n -> (double) n.inactiveAnon() + n.activeAnon());
      resident(chart, result, i, node + " free", NodePages::free);
      resident(chart, result, i, node + " pending", NodePages::pending);
    }
    return Canvas.finish("residency-" + series.name(), chart);
  }

  private static void resident(
      XYChart chart, SimResult result, int node, String name, ToDoubleFunction<NodePages> read) {
    List<Double> times = result.samples().stream().map(s -> s.nanos() / 1e9).toList();
    List<Double> sizes =
        result.samples().stream()
            .map(s -> read.applyAsDouble(s.nodes().get(node)) * Machine.PAGE / GIB)
            .toList();
    add(chart, name, times, sizes);
  }

  private static void add(XYChart chart, String name, List<Double> x, List<Double> y) {
    if (!x.isEmpty()) {
      chart.addSeries(name, x, y);
    }
  }
}
