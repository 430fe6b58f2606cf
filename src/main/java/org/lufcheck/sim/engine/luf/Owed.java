package org.lufcheck.sim.engine.luf;

import org.lufcheck.kernel.rules.Obligation;

/**
 * CPUs that are owed a flush, and the number of the request (struct luf_batch, patch 08).
 *
 * <p>For use by one thread.
 */
final class Owed {
  private long mask;
  private long request;

  long mask() {
    return mask;
  }

  long request() {
    return request;
  }

  /**
   * Adds CPUs under a new request (__fold_luf_batch): those that have answered the old one leave.
   * Who is owed again anyway is not asked.
   */
  void add(long cpus, Clock clock, double now) {
    mask = Obligation.both(clock.owing(mask & ~cpus, request, now), cpus);
    request = clock.next();
  }

  void clear() {
    mask = 0;
  }
}
