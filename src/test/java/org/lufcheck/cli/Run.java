package org.lufcheck.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.lufcheck.explore.Cancellation;

/**
 * A run of the program with captured output.
 *
 * @param code how it ended
 * @param out what it printed as results
 * @param err what it said otherwise
 */
record Run(int code, String out, String err) {
  /** Runs the program. */
  static Run of(String... arguments) {
    return of(new Cancellation(), false, arguments);
  }

  /** Runs the program for a user who may have interrupted it, or who may look at a terminal. */
  static Run of(Cancellation cancellation, boolean terminal, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Console console =
        new Console(new PrintWriter(out), new PrintWriter(err), terminal, cancellation);
    int code = Main.run(console, arguments);
    console.out().flush();
    console.err().flush();
    return new Run(code, out.toString(), err.toString());
  }

  /** The lines of the results. */
  List<String> lines() {
    return out.lines().toList();
  }
}
