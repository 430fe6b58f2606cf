package org.lufcheck.sim.study;

import java.util.ArrayList;
import java.util.List;
import org.lufcheck.sim.report.Table;
import org.lufcheck.sim.report.TableText;

/** Writes what studies found as parts of documents. */
public final class StudyMarkdown {
  private StudyMarkdown() {}

  /** The recommendation, then each table under its title. */
  public static List<String> strategies(StudyData data) {
    List<String> lines = new ArrayList<>(List.of("## Recommendation", ""));
    lines.addAll(StrategyText.recommendation(data));
    lines.add("");
    lines.addAll(tables("##", StrategyText.tables(data)));
    return lines;
  }

  /** Each table under its title. */
  public static List<String> placements(StudyData data) {
    return tables("##", PlacementText.tables(data));
  }

  /** Each table under its title, within a section. */
  public static List<String> settings(StudyData data) {
    return tables("###", SettingsText.tables(data));
  }

  /** The differences of all kernels, each table under its title, within a section. */
  public static List<String> grains(StudyData data) {
    return tables("###", GrainText.differences(data));
  }

  private static List<String> tables(String level, List<Table> tables) {
    List<String> lines = new ArrayList<>();
    for (Table table : tables) {
      lines.add(level + " " + table.title());
      lines.add("");
      lines.addAll(TableText.markdown(table));
      lines.add("");
    }
    lines.remove(lines.size() - 1);
    return lines;
  }
}
