package org.lufcheck.verdict.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.lufcheck.explore.Bound;
import org.lufcheck.kernel.KernelModel;
import org.lufcheck.kernel.oracle.Property;
import org.lufcheck.kernel.view.Outside;
import org.lufcheck.verdict.Method;
import org.lufcheck.verdict.Subject;
import org.lufcheck.verdict.Verdict;
import org.lufcheck.verdict.explain.Because;
import org.lufcheck.verdict.explain.Explanation;
import org.lufcheck.verdict.story.Story;

/**
 * A verdict as a report of at most {@value #PAGE} lines, if its run has no more switches than that
 * allows. The same verdict always gives the same text.
 */
public final class VerdictText {
  /** How many lines a report should have at most. */
  public static final int PAGE = 40;

  private static final int FEWEST_ROWS = 8;
  private static final int MOST_REASONS = 12;
  private static final String INDENT = "     ";

  private final Verdict verdict;
  private final Subject subject;
  private final String sizes;
  private final String closedBy;
  private final UnaryOperator<String> spelling;

  /**
   * A report.
   *
   * @param sizes how large the scenario is, in words
   * @param closedBy which kernel does not have the problem, and how it differs; may be empty
   */
  public VerdictText(Verdict verdict, String sizes, String closedBy) {
    this(verdict, sizes, closedBy, UnaryOperator.identity());
  }

  /**
   * A report on a scenario or a kernel that may be the user's own.
   *
   * @param spelling how the command line has to name a scenario or kernel
   */
  public VerdictText(
      Verdict verdict, String sizes, String closedBy, UnaryOperator<String> spelling) {
    this.verdict = verdict;
    this.subject = verdict.subject();
    this.sizes = sizes;
    this.closedBy = closedBy;
    this.spelling = spelling;
  }

  /** The lines, without line feeds. The first is the title. */
  public List<String> lines() {
    if (verdict instanceof Verdict.Violated violated) {
      return violated(violated);
    } else if (verdict instanceof Verdict.Deadlocked deadlocked) {
      return stuck("deadlock", deadlocked.story(), deadlocked.stuck());
    } else if (verdict instanceof Verdict.NoProgress none) {
      return stuck(
          "no progress", none.story(), List.of("it never happens that " + none.obligation()));
    } else if (verdict instanceof Verdict.LimitReached limit) {
      return incomplete(
          "limit reached: " + bound(limit.bound()), limit.depth(), limit.frontier(), more(limit));
    } else if (verdict instanceof Verdict.Interrupted stopped) {
      return incomplete("interrupted", stopped.depth(), stopped.frontier(), "");
    } else if (verdict instanceof Verdict.NotModelled not) {
      List<String> lines = new ArrayList<>(List.of("NOT MODELLED: " + not.reason(), where()));
      lines.addAll(outside());
      return lines;
    }
    return ok((Verdict.Ok) verdict);
  }

  private String where() {
    return INDENT
        + subject.litmus().name()
        + " · "
        + subject.variant().name()
        + " · "
        + subject.arch().name()
        + " · "
        + sizes;
  }

  private String shortest(Story story) {
    boolean shortest = verdict.plan().method() == Method.BFS;
    return INDENT
        + (shortest ? "shortest: " : "not the shortest: ")
        + story.steps().size()
        + " steps, "
        + story.switches()
        + " switches"
        + " · "
        + verdict.stats().states()
        + " states seen";
  }

  private List<String> violated(Verdict.Violated violated) {
    Explanation why = violated.explanation();
    Property property = violated.clause().property();
    List<String> head = new ArrayList<>();
    head.add(Wrap.cut("BUG: " + why.title(), Wrap.WIDTH));
    head.add(Wrap.cut(where(), Wrap.WIDTH));
    head.add(shortest(violated.story()));
    head.add("");
    List<String> tail = new ArrayList<>();
    tail.add("");
    tail.addAll(
        Wrap.words("false:   ", property + " " + property.title() + ": " + why.falsehood()));
    List<String> reasons = new ArrayList<>();
    for (Because link : why.because()) {
      reasons.addAll(Wrap.words(number(link.step()), link.text()));
    }
    if (!reasons.isEmpty()) {
      tail.add("because");
      tail.addAll(capped(reasons));
    }
    relevant(property, why.causes())
        .ifPresent(
            c ->
                tail.addAll(
                    Wrap.words("cause:   ", "first wrong at " + c.step() + ": " + c.text())));
    if (!closedBy.isEmpty()) {
      tail.addAll(Wrap.words("closed by ", closedBy));
    }
    tail.addAll(new Reproduction(verdict, spelling).lines());
    Set<Integer> named = new TreeSet<>();
    why.because().forEach(link -> named.add(link.step()));
    return page(head, violated.story(), named, tail);
  }

  /** The first cause that can have to do with the property: A1 with A2 and A3, S1 with S2. */
  private static Optional<Because> relevant(Property property, List<Because> causes) {
    String kind = property.name().substring(0, 1);
    return causes.stream()
        .filter(c -> !c.text().startsWith("A1 ") || kind.equals("A"))
        .filter(c -> !c.text().startsWith("S1 ") || kind.equals("S"))
        .findFirst();
  }

  private static String number(int step) {
    return " ".repeat(Math.max(0, 6 - ("" + step).length())) + step + "  ";
  }

  private static List<String> capped(List<String> reasons) {
    if (reasons.size() <= MOST_REASONS) {
      return reasons;
    }
    List<String> kept = new ArrayList<>(reasons.subList(0, MOST_REASONS - 4));
    kept.add("        … " + (reasons.size() - MOST_REASONS + 1) + " more lines in --json");
    kept.addAll(reasons.subList(reasons.size() - 3, reasons.size()));
    return kept;
  }

  private List<String> page(List<String> head, Story story, Set<Integer> named, List<String> tail) {
    int room = PAGE - head.size() - 1 - tail.size();
    List<String> lines = new ArrayList<>(head);
    lines.addAll(new StoryTable(story).lines(Math.max(FEWEST_ROWS, room), named));
    lines.addAll(tail);
    return lines;
  }

  private List<String> stuck(String title, Story story, List<String> reasons) {
    List<String> head = new ArrayList<>();
    head.add("BUG: " + title);
    head.add(Wrap.cut(where(), Wrap.WIDTH));
    head.add(shortest(story));
    head.add("");
    List<String> tail = new ArrayList<>(List.of("", "because"));
    for (String reason : reasons) {
      tail.addAll(Wrap.words("        ", reason));
    }
    tail.addAll(new Reproduction(verdict, spelling).lines());
    return page(head, story, Set.of(), tail);
  }

  private List<String> ok(Verdict.Ok ok) {
    List<String> lines = new ArrayList<>();
    lines.add("OK within bounds");
    lines.add(Wrap.cut(where(), Wrap.WIDTH));
    lines.add(
        INDENT
            + "all "
            + ok.stats().states()
            + " states, "
            + ok.stats().transitions()
            + " transitions, "
            + ok.stats().depth()
            + " levels");
    ok.witness()
        .ifPresent(
            w ->
                lines.add(
                    INDENT
                        + "exists "
                        + w.condition()
                        + ": "
                        + (w.found()
                            ? "yes, after " + w.story().steps().size() + " steps"
                            : "no")));
    lines.addAll(common());
    return lines;
  }

  private List<String> incomplete(String title, int depth, long frontier, String more) {
    List<String> lines = new ArrayList<>();
    lines.add(title);
    lines.add(Wrap.cut(where(), Wrap.WIDTH));
    lines.add(
        INDENT
            + verdict.stats().states()
            + " states seen, "
            + frontier
            + " left to look at; "
            + (depth < 0 ? "no depth is complete" : "nothing wrong up to depth " + depth));
    if (!more.isEmpty()) {
      lines.add(INDENT + more);
    }
    lines.addAll(common());
    return lines;
  }

  private List<String> common() {
    List<String> lines = new ArrayList<>();
    lines.addAll(Wrap.words("steps     ", taken()));
    List<String> idle = verdict.coverage().idle().stream().map(Property::name).toList();
    if (!idle.isEmpty()) {
      String text = String.join(", ", idle) + ": nothing for them to judge arose";
      lines.addAll(Wrap.words("idle      ", text));
    }
    lines.addAll(
        Wrap.words("arch      ", subject.arch().name() + ": " + ArchText.rules(subject.arch())));
    lines.addAll(outside());
    lines.addAll(new Reproduction(verdict, spelling).lines());
    return lines;
  }

  private String taken() {
    var coverage = verdict.coverage();
    String text = coverage.taken() + " of " + coverage.all() + " taken";
    List<String> never = coverage.never().stream().distinct().toList();
    return never.isEmpty() ? text : text + "; never: " + Wrap.fit(never, 2 * Wrap.WIDTH);
  }

  private static List<String> outside() {
    return Wrap.words("outside   ", String.join("; ", Outside.topics()));
  }

  private static String bound(Bound bound) {
    return switch (bound) {
      case STATES -> "states (--max-states)";
      case MEMORY -> "memory (--max-memory)";
      case TIME -> "time (--max-time)";
      case DEPTH -> "depth (--max-depth)";
      case WALKS -> "walks (--walks); random walks prove nothing";
    };
  }

  private static String more(Verdict.LimitReached limit) {
    long mebibytes = limit.moreBytes() >> 20;
    return limit.bound() == Bound.MEMORY ? "about " + (mebibytes + 1) + " MiB more needed" : "";
  }

  /** How large a model's scenario is, in words. */
  public static String sizes(KernelModel model) {
    return new org.lufcheck.kernel.view.Names(model).sizes();
  }
}
