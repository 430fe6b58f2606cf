package org.lufcheck.pathfinder;

import org.lufcheck.concurrent.Program;

/** Something that explores the interleavings of a program. Thread-safe. */
public interface Explorer {
  /** What readers of a report call it. */
  String name();

  /**
   * Explores all interleavings until one is wrong.
   *
   * @param twin whether the program's seeded bug is in place
   */
  Answer explore(Program program, boolean twin);
}
