package org.lufcheck.concurrent;

import org.jspecify.annotations.Nullable;
import org.lufcheck.concurrent.prim.Primitives;

/**
 * A small concurrent program about one hazard. Explorers run it again and again: each {@link
 * #trial} is independent of all others and deterministic but for the order of its primitives.
 *
 * <p>What a program loads must be digestible for Java PathFinder: no AtomicLong, VarHandle,
 * ConcurrentHashMap or executor; no private interface methods; no method references that box; no
 * toString of records.
 */
public interface Program {
  /** The name by which it is chosen, for example {@code R7-frame-reused}. */
  String name();

  /** What could go wrong, in one sentence. */
  String hazard();

  /** The id of the hook or guard that the twin lacks, for example {@code mark-after-flush}. */
  String seed();

  /** The property that the twin violates, for example {@code F1}. */
  String property();

  /**
   * What the model needs to tell a run of the program; null if no model is like it.
   *
   * @param twin whether the seeded bug is in place
   */
  default @Nullable Retold retold(boolean twin) {
    return null;
  }

  /**
   * Builds the program's memory on the given primitives, ready to run once.
   *
   * @param twin whether the seeded bug is in place
   */
  Trial trial(Primitives primitives, boolean twin);
}
