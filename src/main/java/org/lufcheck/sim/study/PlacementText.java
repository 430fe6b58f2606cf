package org.lufcheck.sim.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lufcheck.sim.input.Machine;
import org.lufcheck.sim.report.Estimate;
import org.lufcheck.sim.report.Table;

/** Writes what the study of the placement of kernel memory found. */
public final class PlacementText {
  /** What a reader has to know: nothing of this can be checked against a publication. */
  public static final String UNVALIDATED =
      "No number for any of these settings is published, so nothing here is validated.";

  private PlacementText() {}

  /** One table for each machine and workload. */
  public static List<Table> tables(StudyData data) {
    return data.questions().stream().map(q -> table(data, q)).toList();
  }

  private static Table table(StudyData data, String question) {
    List<String> choices = data.choices(question);
    String baseline = choices.get(0);
    List<List<String>> rows = new ArrayList<>();
    for (String choice : choices) {
      rows.add(
          List.of(
              choice,
              choice.equals(baseline)
                  ? seconds(data.of(question, choice, "run_time"))
                  : StrategyText.change(data.difference(question, baseline, choice, "run_time")),
              choice.equals(baseline)
                  ? seconds(data.of(question, choice, "paid.walks"))
                  : StrategyText.change(data.difference(question, baseline, choice, "paid.walks")),
              pages(data.of(question, choice, "resident.dram.kernel")),
              pages(data.of(question, choice, "kernel.cxl.page_tables")),
              count(data.of(question, choice, "kernel.premature")),
              count(data.of(question, choice, "direct_reclaims")),
              count(data.of(question, choice, "kernel.failures")),
              count(data.of(question, choice, "kernel.oom")),
              pages(data.of(question, choice, "kernel.cxl.unpluggable"))));
    }
    return new Table(
        question,
        List.of(
            "",
            "run time",
            "time in walks",
            "kernel on DRAM, MiB",
            "page tables on CXL, MiB",
            "reclaimed too early, pages",
            "direct reclaims",
            "failed allocations",
            "out of memory",
            "CXL that can be unplugged, MiB"),
        rows,
        List.of(
            "First row: the times. Others: change from it; in parentheses if it may be chance."));
  }

  private static String seconds(Estimate nanos) {
    boolean brief = nanos.mean() < 1e9;
    return String.format(
        Locale.ROOT, brief ? "%.1f ms" : "%.1f s", nanos.mean() / (brief ? 1e6 : 1e9));
  }

  private static String count(Estimate estimate) {
    return String.format(Locale.ROOT, "%,.0f", estimate.mean());
  }

  private static String pages(Estimate pages) {
    return String.format(Locale.ROOT, "%,.0f", pages.mean() * Machine.PAGE / (1 << 20));
  }
}
