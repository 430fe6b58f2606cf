package org.lufcheck.concurrent.explore;

/** Decides who goes on in a run, and is told what happened. Called by one thread at a time. */
interface Pilot {
  /**
   * Chooses one of the threads that can go on; -1 to give the run up.
   *
   * @param enabled a bit for each; not 0
   */
  int choose(long enabled);

  /** A thread has executed a primitive that touched these objects. */
  void executed(int strand, Access[] accesses);

  /** At the end of the run a thread still waits, having looked at these objects. */
  void blocked(int strand, Access[] accesses);
}
