package org.lufcheck.kernel.program;

import org.lufcheck.kernel.state.State;

/** What an atomic step does. */
@FunctionalInterface
public interface Action {
  /** Go on with the step that follows. */
  int NEXT = 1 << 20;

  /**
   * Tries the step. Returns {@link #NEXT}, or the number of the step to go on with, or, having
   * changed nothing, the {@link Refusal#code()} of the guard that is false.
   */
  int run(State s);
}
