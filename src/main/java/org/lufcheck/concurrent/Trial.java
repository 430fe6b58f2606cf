package org.lufcheck.concurrent;

/**
 * One run of a {@link Program}: its threads, to be started together and run once each, and the
 * judgement. Threads never throw for what they observe.
 */
public interface Trial {
  /** The threads' names, in the order of {@link #threads()}. */
  String[] actors();

  /** What the threads run; each is used by one thread, once. */
  Runnable[] threads();

  /**
   * What was observed to be wrong, {@code F1: ...}; empty if nothing. The first to be noticed
   * counts. To be asked when all threads have ended; while they run it may be asked by anyone, and
   * what it says once that is not empty stays.
   */
  String violation();
}
