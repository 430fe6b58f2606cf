package org.lufcheck.sim.input;

/**
 * How much smaller than written memory and workload are simulated. Counts of a scaled run are those
 * of the smaller machine; nobody multiplies them back unless a report says so.
 *
 * @param numerator at least 1
 * @param denominator at least the numerator
 */
public record Scale(int numerator, int denominator) {
  /** As written. */
  public static final Scale FULL = new Scale(1, 1);

  /** Checks the range. */
  public Scale {
    if (numerator < 1 || denominator < numerator) {
      throw new IllegalArgumentException(numerator + "/" + denominator + " is not in (0, 1]");
    }
  }

  /** The factor, above 0 and at most 1. */
  public double factor() {
    return (double) numerator / denominator;
  }

  /** A size scaled and rounded down to whole pages, but one page at least, in bytes. */
  public long pages(long bytes) {
    long pages = bytes / Machine.PAGE * numerator / denominator;
    return Math.max(1, pages) * Machine.PAGE;
  }

  /** A number of operations scaled, rounded down, but one at least. */
  public long count(long operations) {
    return Math.max(1, operations * numerator / denominator);
  }

  /** As an option is written: {@code 1/64}, or {@code 1} for all. */
  @Override
  public String toString() {
    return denominator == numerator ? "1" : numerator + "/" + denominator;
  }
}
