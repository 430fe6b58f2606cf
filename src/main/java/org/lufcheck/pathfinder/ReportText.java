package org.lufcheck.pathfinder;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lufcheck.concurrent.Program;
import org.lufcheck.concurrent.record.Entry;
import org.lufcheck.verdict.text.Wrap;

/** Rows as a table, and runs below each other. */
public final class ReportText {
  private static final double MILLIS = 1000;
  private static final List<String> TITLES =
      List.of("program", "states", "s", "verdict", "twin without", "s", "twin's verdict");

  private ReportText() {}

  /** The heading of the table. */
  public static String heading() {
    return line(TITLES);
  }

  /** One row of it. */
  public static String row(Row row) {
    return line(cells(row));
  }

  /** One line below the table: how many rows are as expected, and which explorer says so. */
  public static String summary(List<Row> rows, int all, String explorer) {
    long right = rows.stream().filter(r -> r.standing() == Row.Standing.AS_EXPECTED).count();
    return right + " of " + all + " programs as expected (" + explorer + ")";
  }

  /** The rows as a table for docs/jpf.md, with the explorer's name above it. */
  public static List<String> markdown(List<Row> rows, String explorer) {
    List<String> lines = new ArrayList<>();
    lines.add("Explored by " + explorer + ":");
    lines.add("");
    lines.add(markdown(TITLES));
    lines.add("|---|--:|--:|---|---|--:|---|");
    for (Row row : rows) {
      lines.add(markdown(cells(row)));
    }
    return lines;
  }

  /** The run that shows what is wrong with a program or its twin; empty if nothing is. */
  public static List<String> run(Program program, boolean twin, Answer answer) {
    List<String> lines = new ArrayList<>();
    if (answer instanceof Answer.Violated v) {
      String which = twin ? program.name() + " without " + program.seed() : program.name();
      lines.add("BUG: " + v.property() + ": " + v.message());
      lines.add("in " + which + ": " + program.hazard());
      if (!v.run().isEmpty()) {
        lines.add("");
        lines.addAll(told(v.run(), ModelStory.of(program, twin, v)));
      }
    }
    return lines;
  }

  /** As the model tells it; or the recorded steps, and why the model does not. */
  private static List<String> told(List<Entry> run, ModelStory story) {
    List<String> lines = new ArrayList<>(story.lines());
    if (lines.isEmpty()) {
      lines.addAll(steps(run));
    }
    if (!story.why().isEmpty()) {
      lines.add("");
      lines.addAll(Wrap.words("the model does not have this run: ", story.why()));
    }
    return lines;
  }

  private static List<String> steps(List<Entry> run) {
    int widest = run.stream().mapToInt(step -> step.actor().length()).max().orElse(0);
    List<String> lines = new ArrayList<>();
    String last = "";
    for (int i = 0; i < run.size(); i++) {
      Entry step = run.get(i);
      String actor = step.actor().equals(last) ? "" : step.actor();
      String choice = step.choice().isEmpty() ? "" : " [" + step.choice() + "]";
      String result = step.value() < 0 ? "" : " = " + step.value();
      lines.add(
          String.format(Locale.ROOT, "%4d  %-" + Math.max(1, widest) + "s  ", i + 1, actor)
              + step.step()
              + choice
              + result);
      last = step.actor();
    }
    return lines;
  }

  private static String states(Row row) {
    return String.format(Locale.ROOT, "%,d", row.answer().effort().states());
  }

  private static String seconds(Answer answer) {
    return String.format(Locale.ROOT, "%.1f", answer.effort().milliseconds() / MILLIS);
  }

  private static List<String> cells(Row row) {
    return List.of(
        row.program().name(),
        states(row),
        seconds(row.answer()),
        row.verdict(),
        row.program().seed(),
        seconds(row.twin()),
        row.twinVerdict());
  }

  private static String line(List<String> cells) {
    return String.format(Locale.ROOT, "%-28s %9s %7s  %-10s %-20s %6s  %s", cells.toArray())
        .stripTrailing();
  }

  private static String markdown(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }
}
