package org.lufcheck.cli;

import java.io.PrintWriter;
import java.util.List;
import org.lufcheck.explore.Cancellation;

/**
 * Where a command writes to, and who may stop it.
 *
 * @param out for results
 * @param err for messages and progress
 * @param terminal whether a person is looking
 * @param cancellation cancelled when the user interrupts
 */
record Console(PrintWriter out, PrintWriter err, boolean terminal, Cancellation cancellation) {
  private static final String BOLD_RED = "\033[1;31m";
  private static final String PLAIN = "\033[0m";

  /** Prints lines of a result. */
  void print(List<String> lines) {
    lines.forEach(out::println);
    out.flush();
  }

  /** Prints a report whose first line is its title. */
  void report(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      boolean title = i == 0 && terminal && lines.get(0).startsWith("BUG:");
      out.println(title ? BOLD_RED + lines.get(0) + PLAIN : lines.get(i));
    }
    out.flush();
  }
}
