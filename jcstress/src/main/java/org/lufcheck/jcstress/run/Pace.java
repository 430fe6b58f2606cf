package org.lufcheck.jcstress.run;

import static org.lufcheck.jcstress.run.Jit.OPTIMISING;
import static org.lufcheck.jcstress.run.Jit.SHUFFLING;
import static org.lufcheck.jcstress.run.Jit.SIMPLE;

import java.util.List;

/** How long each test is run, and how it is compiled. */
enum Pace {
  /** For a build. */
  QUICK(4, 250, List.of(SHUFFLING)),

  /** For somebody who waits. */
  NORMAL(5, 400, List.of(OPTIMISING, SHUFFLING)),

  /** For a new machine. */
  THOROUGH(10, 500, List.of(SIMPLE, OPTIMISING, SHUFFLING, SHUFFLING, SHUFFLING, SHUFFLING));

  private final int iterations;
  private final int millis;
  private final List<Jit> jits;

  Pace(int iterations, int millis, List<Jit> jits) {
    this.iterations = iterations;
    this.millis = millis;
    this.jits = jits;
  }

  /** How often a test is repeated in one virtual machine. */
  int iterations() {
    return iterations;
  }

  /** How long one of these repetitions takes. */
  int millis() {
    return millis;
  }

  /** One virtual machine for each. */
  List<Jit> jits() {
    return jits;
  }
}
