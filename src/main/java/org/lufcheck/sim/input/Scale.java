package org.lufcheck.sim.input;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much smaller than written memory and workload are simulated. Counts of a scaled run are those
 * of the smaller machine; nobody multiplies them back unless a report says so.
 *
 * @param numerator at least 1
 * @param denominator at least the numerator
 */
public record Scale(int numerator, int denominator) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,4})(/(\\d{1,6}))?");

  /** As written. */
  public static final Scale FULL = new Scale(1, 1);

  /** Checks the range. */
  public Scale {
    if (numerator < 1 || denominator < numerator) {
      throw new IllegalArgumentException(numerator + "/" + denominator + " is not in (0, 1]");
    }
  }

  /** Reads what {@link #toString()} writes; nothing if it is something else or out of range. */
  public static Optional<Scale> of(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int numerator = Integer.parseInt(matcher.group(1));
    int denominator = matcher.group(3) == null ? 1 : Integer.parseInt(matcher.group(3));
    boolean valid = numerator >= 1 && denominator >= numerator;
    return valid ? Optional.of(new Scale(numerator, denominator)) : Optional.empty();
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
