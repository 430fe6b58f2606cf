package org.lufcheck.sim.engine.work;

import java.util.SplittableRandom;

/**
 * Draws places by Zipf's law without a table (rejection-inversion; W. Hörmann and G. Derflinger,
 * "Rejection-inversion to generate variates from monotone discrete distributions", 1996), and
 * spreads them over memory so that hot pages are not neighbours.
 */
final class Zipf {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final long places;
  private final double skew;
  private final double first;
  private final double span;
  private final double shortcut;

  /**
   * A law.
   *
   * @param places how many, at least 1
   * @param skew exponent; 0 for uniform
   */
  Zipf(long places, double skew) {
    this.places = places;
    this.skew = skew;
    first = integral(1.5) - 1;
    span = integral(places + 0.5) - first;
    shortcut = 2 - inverse(integral(2.5) - Math.pow(2, -skew));
  }

  /** A place, from 0. */
  long draw(SplittableRandom random) {
    if (skew == 0) {
      return random.nextLong(places);
    }
    while (true) {
      double u = first + random.nextDouble() * span;
      double x = inverse(u);
      long rank = Math.max(1, Math.min(places, Math.round(x)));
      if (rank - x <= shortcut || u >= integral(rank + 0.5) - Math.pow((double) rank, -skew)) {
        return spread(rank - 1);
      }
    }
  }

  /** How much of all draws falls on the hottest places. */
  static double headShare(double places, double hottest, double skew) {
    if (hottest >= places) {
      return 1;
    }
    Zipf law = new Zipf(Math.max(1, (long) places), skew);
    return (law.integral(hottest + 0.5) - law.integral(0.5))
        / (law.integral(places + 0.5) - law.integral(0.5));
  }

  private long spread(long rank) {
    return Long.remainderUnsigned(rank * GOLDEN, places);
  }

  private double integral(double x) {
    return skew == 1 ? Math.log(x) : (Math.pow(x, 1 - skew) - 1) / (1 - skew);
  }

  private double inverse(double y) {
    return skew == 1 ? Math.exp(y) : Math.pow(1 + y * (1 - skew), 1 / (1 - skew));
  }
}
