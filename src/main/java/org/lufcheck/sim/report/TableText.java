package org.lufcheck.sim.report;

import java.util.ArrayList;
import java.util.List;

/** Writes tables for a terminal and for Markdown. */
public final class TableText {
  private TableText() {}

  /** Aligned with spaces. */
  public static List<String> plain(Table table) {
    int[] widths = widths(table);
    List<String> lines = new ArrayList<>();
    lines.add(table.title());
    lines.add(line(table.header(), widths));
    for (List<String> row : table.rows()) {
      lines.add(line(row, widths));
    }
    table.notes().forEach(note -> lines.add("  " + note));
    return lines;
  }

  private static String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder("  ");
    for (int i = 0; i < cells.size(); i++) {
      String pad = " ".repeat(widths[i] - cells.get(i).length());
      line.append(i == 0 ? cells.get(i) + pad : pad + cells.get(i)).append("  ");
    }
    return line.toString().stripTrailing();
  }

  private static int[] widths(Table table) {
    int[] widths = new int[table.header().size()];
    for (int i = 0; i < widths.length; i++) {
      int column = i;
      widths[i] =
          Math.max(
              table.header().get(i).length(),
              table.rows().stream().mapToInt(row -> row.get(column).length()).max().orElse(0));
    }
    return widths;
  }

  /** A Markdown table without its title, the notes as sentences below. */
  public static List<String> markdown(Table table) {
    List<String> lines = new ArrayList<>();
    lines.add("| " + String.join(" | ", escaped(table.header())) + " |");
    lines.add("|---" + "|---:".repeat(table.header().size() - 1) + "|");
    for (List<String> row : table.rows()) {
      lines.add("| " + String.join(" | ", escaped(row)) + " |");
    }
    if (!table.notes().isEmpty()) {
      lines.add("");
      lines.addAll(table.notes());
    }
    return lines;
  }

  private static List<String> escaped(List<String> cells) {
    return cells.stream().map(c -> c.replace("|", "\\|").replace("<", "&lt;")).toList();
  }
}
