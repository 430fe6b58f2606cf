package org.lufcheck.concurrent.explore;

import org.jspecify.annotations.Nullable;
import org.lufcheck.concurrent.prim.Condition;

/**
 * A primitive that a thread is about to execute.
 *
 * @param verb for people, {@code cmpxchg}
 * @param object for people, {@code ugen_done[1]}; empty if it is about several
 * @param guard whether it can be executed now; null for always. Only reads
 * @param body executes it, notes what it touches, and returns its result
 */
record Operation(String verb, String object, @Nullable Condition guard, Body body) {
  /** What a primitive does. */
  @FunctionalInterface
  interface Body {
    long run(Touched touched);
  }

  /** {@code cmpxchg ugen_done[1]: 1}. */
  String describe(long result) {
    return (object.isEmpty() ? verb : verb + " " + object) + ": " + result;
  }
}
