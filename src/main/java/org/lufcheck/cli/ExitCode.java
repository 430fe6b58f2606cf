package org.lufcheck.cli;

/** How the program ends. */
final class ExitCode {
  /** Nothing is wrong, or everything is as expected. */
  static final int OK = 0;

  /** Something is wrong, or something is not as expected. */
  static final int VIOLATION = 1;

  /** The command line or a file has a mistake. */
  static final int USAGE = 2;

  /** A bound was reached before everything was seen. */
  static final int LIMIT = 3;

  /** The scenario needs something that the model leaves out. */
  static final int NOT_MODELLED = 4;

  /** The program itself is at fault (EX_SOFTWARE of sysexits.h). */
  static final int INTERNAL = 70;

  /** It was interrupted. */
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
