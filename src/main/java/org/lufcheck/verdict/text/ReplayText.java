package org.lufcheck.verdict.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.lufcheck.kernel.view.Change;
import org.lufcheck.verdict.trace.Replay;
import org.lufcheck.verdict.trace.TraceFile;

/** What happened when a stored run was replayed. */
public final class ReplayText {
  private static final int ROWS = 24;

  private final String kernel;
  private final TraceFile trace;
  private final Replay.Result result;
  private final boolean same;
  private final List<Change> differences;

  /**
   * A report.
   *
   * @param kernel on which it was replayed
   * @param same whether it ended as it was stored
   * @param differences of the last state here from the same state on the stored run's kernel
   */
  public ReplayText(
      String kernel,
      TraceFile trace,
      Replay.Result result,
      boolean same,
      List<Change> differences) {
    this.kernel = kernel;
    this.trace = trace;
    this.result = result;
    this.same = same;
    this.differences = List.copyOf(differences);
  }

  /** The lines. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    int taken = result.story().steps().size();
    lines.add(title(taken));
    lines.add("     stored: " + trace.verdict() + " after " + trace.steps().size() + " steps");
    lines.add("");
    lines.addAll(new StoryTable(result.story()).lines(ROWS, Set.of()));
    lines.add("");
    if (result.refusal().isPresent()) {
      Replay.Refused refused = result.refusal().get();
      String step = refused.step().actor() + " " + refused.step().name();
      String choice = refused.step().choice().isEmpty() ? "" : " [" + refused.step().choice() + "]";
      lines.addAll(Wrap.words("refused:  ", refused.number() + ", " + step + choice));
      lines.addAll(Wrap.words("because   ", refused.reason()));
      if (!refused.instead().isEmpty()) {
        lines.addAll(
            Wrap.words("instead   ", refused.step().actor() + " does " + refused.instead()));
      }
    }
    if (result.refusal().isPresent() && !differences.isEmpty()) {
      lines.addAll(Wrap.words("differs   ", differing()));
    }
    result.explanation().ifPresent(e -> lines.addAll(Wrap.words("false:    ", e.falsehood())));
    lines.addAll(Wrap.words("so        ", conclusion()));
    return lines;
  }

  private String conclusion() {
    return switch (result.ending()) {
      case REFUSED ->
          "this run does not exist on this kernel; that no other goes wrong is for "
              + "'lufcheck check' to say";
      case VIOLATED -> "this run goes wrong on this kernel";
      case DEADLOCK -> "this run gets stuck on this kernel: nobody can go on";
      case REPEATS -> "this run comes back to a state that it has passed, and can go on for ever";
      case FINE -> "this run exists on this kernel, and nothing is wrong in its last state";
    };
  }

  private String differing() {
    return differences.stream()
        .map(d -> d.phrase() + " (stored: " + (d.before().isEmpty() ? "none" : d.before()) + ")")
        .collect(Collectors.joining("; "));
  }

  private String title(int taken) {
    String what = trace.scenario() + " on " + kernel;
    if (result.refusal().isPresent()) {
      return "REFUSED: " + what + " takes " + taken + " of " + trace.steps().size() + " steps";
    }
    int all = trace.steps().size();
    String steps = taken == all ? "the stored steps" : taken + " of " + all + " steps";
    return (same ? "SAME: " : "DIFFERENT: ") + what + " takes " + steps;
  }
}
