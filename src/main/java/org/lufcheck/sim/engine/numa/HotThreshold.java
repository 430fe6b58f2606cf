package org.lufcheck.sim.engine.numa;

import org.lufcheck.sim.input.KernelSettings.NumaLimits;
import org.lufcheck.sim.input.Machine;

/**
 * Which pages are hot enough, and how many may be promoted (kernel/sched/fair.c:
 * numa_promotion_adjust_threshold, numa_promotion_rate_limit). The threshold on the time from scan
 * to fault moves once a minute, by an eighth of its default, towards as many candidates as the rate
 * limit allows.
 */
public final class HotThreshold {
  private static final double ADJUST_NANOS = 60e9;
  private static final double SECOND_NANOS = 1e9;
  private static final int STEPS = 16;

  private final double reference;
  private final double unit;
  private final double pagesPerSecond;
  private double threshold;
  private double adjustedAt;
  private long candidates;
  private long candidatesAtAdjust;
  private double secondStart;
  private long inSecond;

  /** The threshold of a machine that has just booted. */
  public HotThreshold(NumaLimits limits) {
    reference = limits.thresholdNanos();
    unit = reference * 2 / STEPS;
    threshold = reference;
    pagesPerSecond = limits.promoteBytesPerSecond() / Machine.PAGE;
  }

  /** The threshold now, in nanoseconds. */
  public double nanos() {
    return threshold;
  }

  /** Whether a page that faulted so long after its scan is hot. */
  public boolean isHot(double latencyNanos, double now) {
    if (now >= adjustedAt + ADJUST_NANOS) {
      adjust(now);
    }
    return latencyNanos < threshold;
  }

  /** Whether hot pages may be promoted now. */
  public boolean mayPromote(int pages, double now) {
    candidates += pages;
    if (now >= secondStart + SECOND_NANOS) {
      secondStart = now;
      inSecond = 0;
    }
    if (inSecond >= pagesPerSecond) {
      return false;
    }
    inSecond += pages;
    return true;
  }

  private void adjust(double now) {
    double wanted = pagesPerSecond * ADJUST_NANOS / SECOND_NANOS;
    long seen = candidates - candidatesAtAdjust;
    if (seen > wanted * 11 / 10) {
      threshold = Math.max(threshold - unit, unit);
    } else if (seen < wanted * 9 / 10) {
      threshold = Math.min(threshold + unit, reference * 2);
    }
    adjustedAt = now;
    candidatesAtAdjust = candidates;
  }
}
