package org.lufcheck.sim.study;

import static org.lufcheck.sim.study.ChoiceTable.Column.count;

import java.util.List;
import java.util.Locale;
import org.lufcheck.sim.report.Estimate;
import org.lufcheck.sim.report.Table;

/** Writes what the study of the kernel's settings found. */
public final class SettingsText {
  private static final ChoiceTable TABLE =
      new ChoiceTable(
          List.of(
              ChoiceTable.Column.of("run time, s", "run_time", SettingsText::seconds),
              count("shootdowns received", "receptions"),
              count("pages read", "page_ins"),
              count("unmapped", "unmaps"),
              count("demoted", "demoted"),
              count("refaults", "refaults"),
              count("refills refused", "refused_refills"),
              count("pages refused", "refused_pages")),
          List.of());

  private SettingsText() {}

  /** One table for each machine and workload. */
  public static List<Table> tables(StudyData data) {
    return TABLE.of(data);
  }

  private static String seconds(Estimate nanos) {
    return String.format(Locale.ROOT, "%.2f ± %.2f", nanos.mean() / 1e9, nanos.half() / 1e9);
  }
}
