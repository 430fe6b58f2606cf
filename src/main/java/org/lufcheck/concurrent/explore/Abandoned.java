package org.lufcheck.concurrent.explore;

/** Unwinds a thread of a run that nobody is interested in any more. */
final class Abandoned extends RuntimeException {
  private static final long serialVersionUID = 1;

  Abandoned() {
    super("the run is over", null, false, false);
  }
}
