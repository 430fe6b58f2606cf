package org.lufcheck.sim.study;

import static org.lufcheck.sim.study.ChoiceTable.Column.count;

import java.util.List;
import java.util.Locale;
import org.lufcheck.sim.input.Machine;
import org.lufcheck.sim.report.Estimate;
import org.lufcheck.sim.report.Table;
import org.lufcheck.sim.study.ChoiceTable.Column;

/** Writes what the study of the placement of kernel memory found. */
public final class PlacementText {
  /** What a reader has to know: nothing of this can be checked against a publication. */
  public static final String UNVALIDATED =
      "No number for any of these settings is published, so nothing here is validated.";

  private static final ChoiceTable TABLE =
      new ChoiceTable(
          List.of(
              time("run time", "run_time"),
              time("time in walks", "paid.walks"),
              pages("kernel on DRAM, MiB", "resident.dram.kernel"),
              pages("page tables on CXL, MiB", "kernel.cxl.page_tables"),
              count("reclaimed too early, pages", "kernel.premature"),
              count("direct reclaims", "direct_reclaims"),
              count("failed allocations", "kernel.failures"),
              count("out of memory", "kernel.oom"),
              pages("CXL that can be unplugged, MiB", "kernel.cxl.unpluggable")),
          List.of(
              "First row: the times. Others: change from it; in parentheses if it may be chance."));

  private PlacementText() {}

  /** One table for each machine and workload. */
  public static List<Table> tables(StudyData data) {
    return TABLE.of(data);
  }

  /** A time of the first choice, and how those of the others differ from it. */
  private static Column time(String title, String metric) {
    return new Column(
        title,
        (data, question, choice) -> {
          String baseline = data.choices(question).get(0);
          return choice.equals(baseline)
              ? seconds(data.of(question, choice, metric))
              : StrategyText.change(data.difference(question, baseline, choice, metric));
        });
  }

  private static String seconds(Estimate nanos) {
    boolean brief = nanos.mean() < 1e9;
    return String.format(
        Locale.ROOT, brief ? "%.1f ms" : "%.1f s", nanos.mean() / (brief ? 1e6 : 1e9));
  }

  private static Column pages(String title, String metric) {
    return Column.of(
        title,
        metric,
        e -> String.format(Locale.ROOT, "%,.0f", e.mean() * Machine.PAGE / (1 << 20)));
  }
}
