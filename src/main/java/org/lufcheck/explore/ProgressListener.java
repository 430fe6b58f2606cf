package org.lufcheck.explore;

/** Hears about five times a second, on the thread that started the search, how far it has come. */
@FunctionalInterface
public interface ProgressListener {
  /** A listener that does nothing. */
  ProgressListener SILENT = report -> {};

  /** Takes note; the search waits meanwhile. */
  void update(Report report);

  /**
   * How far a search has come.
   *
   * @param states distinct states so far
   * @param statesPerSecond mean rate since the start
   * @param depth steps to the states being expanded
   * @param frontier how many states this depth has
   * @param bytes heap bytes in use by the search
   */
  record Report(long states, double statesPerSecond, int depth, long frontier, long bytes) {}
}
