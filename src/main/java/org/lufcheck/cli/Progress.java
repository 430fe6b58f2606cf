package org.lufcheck.cli;

import java.util.Locale;
import org.lufcheck.explore.ProgressListener;

/** One line on a terminal that says how far the checks have come; silent otherwise. Thread-safe. */
final class Progress implements AutoCloseable {
  private static final String CLEAR = "\r\033[K";
  private static final int BAR = 20;

  private final Console console;
  private final int all;
  private final boolean silent;
  private int finished;

  Progress(Console console, int all, boolean quiet) {
    this.console = console;
    this.all = all;
    this.silent = quiet || !console.terminal();
  }

  /** A listener for one of the checks. */
  ProgressListener listener(String name) {
    return silent ? ProgressListener.SILENT : report -> show(name, report);
  }

  private synchronized void show(String name, ProgressListener.Report report) {
    int done = all == 1 ? 0 : BAR * finished / all;
    String bar = all == 1 ? "" : "[" + "#".repeat(done) + ".".repeat(BAR - done) + "] ";
    String count = all == 1 ? "" : finished + "/" + all + " ";
    String line =
        String.format(
            Locale.ROOT,
            "%s%s%s: %,d states, %,.0f/s, depth %d, frontier %,d, %d MiB",
            bar,
            count,
            name,
            report.states(),
            report.statesPerSecond(),
            report.depth(),
            report.frontier(),
            report.bytes() >> 20);
    console.err().print(CLEAR + (line.length() > 99 ? line.substring(0, 99) : line));
    console.err().flush();
  }

  /** One more check is finished. */
  synchronized void finished() {
    finished++;
  }

  @Override
  public synchronized void close() {
    if (!silent) {
      console.err().print(CLEAR);
      console.err().flush();
    }
  }
}
