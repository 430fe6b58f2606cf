package org.lufcheck.sim.engine;

/** Who follows a simulation while it runs. */
@FunctionalInterface
public interface Watcher {
  /** Nobody. */
  Watcher NOBODY = (nanos, visits, expected) -> true;

  /**
   * Called now and then, on the thread that simulates.
   *
   * @param nanos simulated so far
   * @param visits page visits so far
   * @param expected page visits of the whole workload
   * @return whether to go on; if not, the result is partial
   */
  boolean goOn(double nanos, long visits, long expected);
}
