package org.lufcheck.sim.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lufcheck.sim.report.Estimate;
import org.lufcheck.sim.report.Table;

/** Writes what the study of the kernel's settings found. */
public final class SettingsText {
  private SettingsText() {}

  /** One table for each machine and workload. */
  public static List<Table> tables(StudyData data) {
    return data.questions().stream().map(question -> table(data, question)).toList();
  }

  private static Table table(StudyData data, String question) {
    List<List<String>> rows = new ArrayList<>();
    for (String choice : data.choices(question)) {
      rows.add(
          List.of(
              choice,
              seconds(data.of(question, choice, "run_time")),
              count(data.of(question, choice, "receptions")),
              count(data.of(question, choice, "page_ins")),
              count(data.of(question, choice, "unmaps")),
              count(data.of(question, choice, "demoted")),
              count(data.of(question, choice, "refaults")),
              count(data.of(question, choice, "refused_refills")),
              count(data.of(question, choice, "refused_pages"))));
    }
    return new Table(
        question,
        List.of(
            "",
            "run time, s",
            "shootdowns received",
            "pages read",
            "unmapped",
            "demoted",
            "refaults",
            "refills refused",
            "pages refused"),
        rows,
        List.of());
  }

  private static String seconds(Estimate nanos) {
    return String.format(Locale.ROOT, "%.2f ± %.2f", nanos.mean() / 1e9, nanos.half() / 1e9);
  }

  private static String count(Estimate estimate) {
    return String.format(Locale.ROOT, "%,.0f", estimate.mean());
  }
}
