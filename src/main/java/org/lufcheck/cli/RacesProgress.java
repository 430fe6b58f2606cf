package org.lufcheck.cli;

import org.lufcheck.cli.races.Sightings;

/** One line on a terminal that says how far the races have come; silent otherwise. */
final class RacesProgress implements AutoCloseable {
  private static final String CLEAR = "\r\033[K";
  private static final int BAR = 20;

  private final Console console;

  RacesProgress(Console console) {
    this.console = console;
    show("preparing");
  }

  /** Another message has come. */
  void show(Sightings seen) {
    int planned = seen.planned();
    if (planned > 0) {
      int done = BAR * seen.finished() / planned;
      String bar = "[" + "#".repeat(done) + ".".repeat(BAR - done) + "] ";
      show(bar + seen.finished() + "/" + planned + " runs");
    }
  }

  private void show(String line) {
    if (console.terminal()) {
      console.err().print(CLEAR + "races: " + line);
      console.err().flush();
    }
  }

  @Override
  public void close() {
    if (console.terminal()) {
      console.err().print(CLEAR);
      console.err().flush();
    }
  }
}
