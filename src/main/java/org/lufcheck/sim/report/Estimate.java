package org.lufcheck.sim.report;

import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A mean with its 95 % interval (Student's t over the seeds).
 *
 * @param n samples, at least 1
 * @param mean their mean
 * @param deviation their standard deviation; 0 for one sample
 */
public record Estimate(int n, double mean, double deviation) {
  private static final double UPPER = 0.975;

  /** Of samples that are independent. */
  public static Estimate of(List<Double> samples) {
    int n = samples.size();
    double mean = samples.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    double squares = samples.stream().mapToDouble(x -> (x - mean) * (x - mean)).sum();
    return new Estimate(n, mean, n < 2 ? 0 : Math.sqrt(squares / (n - 1)));
  }

  /** Half the width of the interval; 0 for one sample, of which nothing is known. */
  public double half() {
    return n < 2 ? 0 : student(n - 1.0) * deviation / Math.sqrt(n);
  }

  /** The factor for a 95 % interval. */
  static double student(double degrees) {
    return TDistribution.of(degrees).inverseCumulativeProbability(UPPER);
  }

  /** The square of the standard error of the mean. */
  double error2() {
    return deviation * deviation / n;
  }
}
