package org.lufcheck.sim.report;

/**
 * How much a mean differs from that of a baseline (Welch's interval, which does not assume equal
 * deviations).
 *
 * @param baseline what is compared with
 * @param other what is compared
 */
public record Difference(Estimate baseline, Estimate other) {
  /** The change as a share of the baseline, -0.045 for 4.5 % less; NaN if the baseline is 0. */
  public double relative() {
    return baseline.mean() == 0 ? Double.NaN : other.mean() / baseline.mean() - 1;
  }

  /**
   * Half the width of the 95 % interval of the change, as a share of the baseline; NaN if there are
   * too few samples to say.
   */
  public double half() {
    if (baseline.n() < 2 || other.n() < 2 || baseline.mean() == 0) {
      return Double.NaN;
    }
    double a = baseline.error2();
    double b = other.error2();
    if (a + b == 0) {
      return 0;
    }
    double degrees = (a + b) * (a + b) / (a * a / (baseline.n() - 1) + b * b / (other.n() - 1));
    return Estimate.student(degrees) * Math.sqrt(a + b) / baseline.mean();
  }

  /** Whether there are enough samples to know that the difference may be chance. */
  public boolean isNoise() {
    return half() > 0 && Math.abs(relative()) <= half();
  }
}
