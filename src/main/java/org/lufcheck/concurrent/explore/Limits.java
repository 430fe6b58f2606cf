package org.lufcheck.concurrent.explore;

import java.time.Duration;

/**
 * When an exploration gives up.
 *
 * @param schedules most schedules to run, at least 1
 * @param time longest time; results that end by it depend on the machine
 * @param primitives most primitives in one schedule; one that needs more is taken for a livelock
 * @param preemptions most switches away from a thread that could have gone on, or -1 for any number
 */
public record Limits(long schedules, Duration time, int primitives, int preemptions) {
  private static final int LONG_RUN = 100_000;

  /** Everything, for at most so long. */
  public static Limits complete(Duration time) {
    return new Limits(Long.MAX_VALUE, time, LONG_RUN, -1);
  }

  /** At most so many schedules, whatever the machine's speed. */
  public static Limits schedules(long schedules) {
    return new Limits(schedules, Duration.ofDays(1), LONG_RUN, -1);
  }

  /** The same with a bound on preemptions. */
  public Limits withPreemptions(int most) {
    return new Limits(schedules, time, primitives, most);
  }
}
