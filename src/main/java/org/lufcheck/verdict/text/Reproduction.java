package org.lufcheck.verdict.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.lufcheck.kernel.Arch;
import org.lufcheck.kernel.oracle.Property;
import org.lufcheck.verdict.Method;
import org.lufcheck.verdict.Verdict;

/** The command that gives a verdict again. */
final class Reproduction {
  private final Verdict verdict;
  private final UnaryOperator<String> spelling;

  /**
   * A command.
   *
   * @param spelling how the command line has to name a scenario or kernel
   */
  Reproduction(Verdict verdict, UnaryOperator<String> spelling) {
    this.verdict = verdict;
    this.spelling = spelling;
  }

  /** The command that reproduces the report; its lines end in a backslash where it goes on. */
  List<String> lines() {
    List<String> options = new ArrayList<>();
    options.add("--variant " + spelling.apply(verdict.subject().base().name()));
    if (!verdict.subject().without().isEmpty()) {
      options.add("--without " + String.join(",", verdict.subject().without()));
    }
    if (!verdict.subject().with().isEmpty()) {
      options.add("--with " + String.join(",", verdict.subject().with()));
    }
    if (!verdict.subject().arch().equals(Arch.X86)) {
      options.add("--arch " + verdict.subject().arch().name());
    }
    for (Property property : verdict.plan().properties().stream().sorted().toList()) {
      options.add("--property " + property);
    }
    Method method = verdict.plan().method();
    if (method != Method.BFS) {
      options.add("--search " + method.name().toLowerCase(Locale.ROOT));
    }
    if (method == Method.RANDOM) {
      options.add("--seed " + verdict.plan().seed());
      options.add("--walks " + verdict.plan().walks());
      options.add("--steps " + verdict.plan().search().bounds().maxDepth());
    }
    if (verdict.plan().progress()) {
      options.add("--progress-check");
    }
    return command(
        "again     lufcheck check " + spelling.apply(verdict.subject().litmus().name()), options);
  }

  private static List<String> command(String start, List<String> options) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(start);
    for (String option : options) {
      if (line.length() + 1 + option.length() + 2 > Wrap.WIDTH) {
        lines.add(line + " \\");
        line = new StringBuilder(" ".repeat(12)).append(option);
      } else {
        line.append(' ').append(option);
      }
    }
    lines.add(line.toString());
    return lines;
  }
}
