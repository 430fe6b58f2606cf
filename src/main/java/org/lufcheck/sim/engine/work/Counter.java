package org.lufcheck.sim.engine.work;

/** Operations that the threads of a process share out among themselves. */
final class Counter {
  private long left;

  Counter(long operations) {
    left = operations;
  }

  /** Takes one; false if none is left. */
  boolean take() {
    if (left == 0) {
      return false;
    }
    left--;
    return true;
  }
}
