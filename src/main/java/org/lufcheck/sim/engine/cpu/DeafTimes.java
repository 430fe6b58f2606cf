package org.lufcheck.sim.engine.cpu;

import java.util.Arrays;
import org.lufcheck.sim.engine.time.BusyTimes;

/**
 * When each CPU has interrupts off, in simulated nanoseconds. Nearly all questions are about the
 * latest of these times, which lie side by side for all CPUs; those before are {@link BusyTimes}.
 *
 * <p>For use by one thread.
 */
final class DeafTimes {
  /** Times before the latest that are kept of each CPU: those of a step or two. */
  private static final int MOST = 16;

  private final double[] from;
  private final double[] until;
  private final BusyTimes[] before;

  /** CPUs that never had interrupts off. */
  DeafTimes(int cpus) {
    from = new double[cpus];
    until = new double[cpus];
    before = new BusyTimes[cpus];
    Arrays.setAll(before, cpu -> new BusyTimes(MOST));
  }

  /** The first moment from some moment on at which a CPU has interrupts on. */
  double over(int cpu, double time) {
    if (time >= until[cpu]) {
      return time;
    }
    return time >= from[cpu] ? until[cpu] : before[cpu].free(time);
  }

  /** When the latest of these times of a CPU ends; 0 if there was none. */
  double until(int cpu) {
    return until[cpu];
  }

  /** A CPU has interrupts off for a while, whatever is known of it already. */
  void cover(int cpu, double begin, double end) {
    if (end < from[cpu]) {
      before[cpu].cover(begin, end);
      return;
    }
    if (begin >= from[cpu] && begin <= until[cpu]) {
      until[cpu] = Math.max(until[cpu], end);
      return;
    }
    if (until[cpu] > 0) {
      before[cpu].cover(from[cpu], until[cpu]);
    }
    if (begin < from[cpu]) {
      before[cpu].cover(begin, end);
      from[cpu] = before[cpu].lastBegin();
      until[cpu] = before[cpu].until();
      before[cpu].forgetLast();
    } else {
      from[cpu] = begin;
      until[cpu] = end;
    }
  }
}
