package org.lufcheck.sim.input;

import java.util.List;
import java.util.Locale;

/** Writes quantities as files have them: a short number and a unit. */
public final class Quantities {
  private static final List<String> SIZES = List.of("B", "KiB", "MiB", "GiB", "TiB");
  private static final List<String> TIMES = List.of("ns", "us", "ms", "s");

  private Quantities() {}

  /** A size: {@code 42 GiB}. */
  public static String bytes(double bytes) {
    return scaled(bytes, 1024, SIZES);
  }

  /** A time: {@code 1.5 us}. */
  public static String nanos(double nanos) {
    return scaled(nanos, 1000, TIMES);
  }

  /** A bandwidth: {@code 4.2 GB/s}. */
  public static String rate(double bytesPerSecond) {
    return scaled(bytesPerSecond, 1000, List.of("B/s", "kB/s", "MB/s", "GB/s"));
  }

  /** A value in base units as one of its dimension. */
  static String in(Dimension dimension, double value) {
    return switch (dimension) {
      case SIZE -> bytes(value);
      case TIME -> nanos(value);
      case RATE -> rate(value);
      case SHARE -> number(value * 100) + " %";
      case NUMBER -> number(value);
    };
  }

  private static String scaled(double value, double step, List<String> units) {
    int unit = 0;
    double rest = value;
    while (Math.abs(rest) >= step && unit < units.size() - 1) {
      rest /= step;
      unit++;
    }
    return number(rest) + " " + units.get(unit);
  }

  /** At most four digits behind the point, none that says nothing. */
  private static String number(double value) {
    if (value == Math.rint(value)) {
      return String.format(Locale.ROOT, "%.0f", value);
    }
    return String.format(Locale.ROOT, "%.4f", value).replaceAll("0+$", "");
  }
}
