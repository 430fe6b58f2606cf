package org.lufcheck.verdict.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.lufcheck.kernel.view.Change;
import org.lufcheck.kernel.view.Kind;
import org.lufcheck.verdict.story.Story;
import org.lufcheck.verdict.story.StoryStep;

/** Prints a story: a lane for each CPU that takes part, and what changed. Immutable. */
public final class StoryTable {
  private static final int FIRST_LANE = 8;
  private static final int CHANGED = 66;
  private static final int WIDEST_LANE = 7;

  private final Story story;
  private final List<Integer> cpus;
  private final int indent;

  /** A table of a story. */
  public StoryTable(Story story) {
    this.story = story;
    this.cpus = story.steps().stream().map(StoryStep::cpu).distinct().sorted().toList();
    this.indent = Math.min(WIDEST_LANE, 32 / Math.max(1, cpus.size() - 1));
  }

  /** A heading and at most {@code most} rows if possible, keeping the named steps visible. */
  public List<String> lines(int most, Set<Integer> named) {
    List<String> lines = new ArrayList<>();
    lines.add(heading());
    String actor = "";
    for (Row row : new Folding(story, named).rows(most - loopLines())) {
      if (row.first() - 1 == story.loopStart()) {
        lines.add("        from here on it repeats for ever:");
      }
      StoryStep main = story.steps().get(row.main() - 1);
      String who = main.actor().equals(actor) && !main.opening() ? "" : main.actor() + " ";
      lines.add(line(row, main, main.hardware() ? "" : who));
      actor = main.actor();
    }
    return lines;
  }

  private int loopLines() {
    return story.loopStart() < 0 ? 0 : 1;
  }

  private String heading() {
    StringBuilder line = new StringBuilder("  step  ");
    for (int i = 0; i < cpus.size(); i++) {
      line.append(" ".repeat(Math.max(0, FIRST_LANE + i * indent - line.length())));
      line.append("cpu").append(cpus.get(i));
    }
    return Wrap.pad(line.toString(), CHANGED) + "changed";
  }

  private String line(Row row, StoryStep main, String who) {
    int lane = FIRST_LANE + cpus.indexOf(main.cpu()) * indent;
    String range = row.size() == 1 ? "" + row.first() : row.first() + "-" + row.last();
    String steps = " ".repeat(Math.max(0, 6 - range.length())) + range;
    int width = CHANGED - 1 - lane;
    String left = Wrap.pad(steps, lane) + Wrap.cut(who + text(row, main), width);
    return (Wrap.pad(left, CHANGED) + changed(row)).stripTrailing();
  }

  private String text(Row row, StoryStep main) {
    boolean opens = false;
    for (int i = row.first(); i <= row.last(); i++) {
      opens |= story.steps().get(i - 1).opening();
    }
    if (main.user()) {
      String note = main.note().isEmpty() ? "" : " (" + main.note() + ")";
      return main.function() + " " + main.what() + note;
    }
    if (main.hardware()) {
      return main.name();
    } else if (main.call().isEmpty()) {
      return main.what();
    }
    String prefix = opens ? main.call() + " > " : "| ".repeat(main.depth() + 1);
    return prefix + action(main);
  }

  private static String action(StoryStep step) {
    if (step.choice().isEmpty()) {
      return step.name();
    }
    boolean alternatives = step.what().isEmpty() || step.what().contains(", or ");
    return step.function()
        + (alternatives ? ": " : ": " + step.what() + " [")
        + step.choice()
        + (alternatives ? "" : "]");
  }

  private String changed(Row row) {
    List<String> phrases = new ArrayList<>();
    for (int i = row.first(); i <= row.last(); i++) {
      StoryStep step = story.steps().get(i - 1);
      if (!step.result().isEmpty()) {
        phrases.add(step.result());
      }
      if (!step.note().isEmpty() && !step.user()) {
        phrases.add(step.note());
      }
    }
    List<String> emptied = new ArrayList<>();
    for (Change change : story.changes(row.first(), row.last())) {
      Kind kind = change.item().kind();
      boolean told = kind == Kind.REGISTER;
      if (!told && kind.weight() != Kind.Weight.HIDDEN) {
        boolean empty = kind == Kind.BATCH && change.item().value().isEmpty();
        (empty ? emptied : phrases).add(change.phrase());
      }
    }
    phrases.addAll(emptied);
    return Wrap.fit(phrases, Wrap.WIDTH - CHANGED);
  }
}
