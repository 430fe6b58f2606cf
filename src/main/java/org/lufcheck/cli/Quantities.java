package org.lufcheck.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Numbers with units on the command line. */
final class Quantities {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,12})([a-zA-Z]*)");

  private Quantities() {}

  /** A count: {@code 5000000}, {@code 500k}, {@code 5M}. */
  static final class Count implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
      return scaled(text, 1000, "a number such as 500k or 5M");
    }
  }

  /** Bytes: {@code 512M}, {@code 2G}. */
  static final class Bytes implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
      return scaled(text, 1024, "a size such as 512M or 2G");
    }
  }

  /** A time: {@code 90s}, {@code 5m}, {@code 1h}; seconds without a unit. */
  static final class Time implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      Matcher matcher = FORM.matcher(text);
      if (matcher.matches()) {
        long number = Long.parseLong(matcher.group(1));
        switch (matcher.group(2)) {
          case "", "s" -> {
            return Duration.ofSeconds(positive(number, text));
          }
          case "m" -> {
            return Duration.ofMinutes(positive(number, text));
          }
          case "h" -> {
            return Duration.ofHours(positive(number, text));
          }
          default -> {}
        }
      }
      throw new TypeConversionException("'" + text + "' is not a time such as 90s or 5m");
    }
  }

  private static long scaled(String text, long step, String kind) {
    Matcher matcher = FORM.matcher(text);
    if (matcher.matches()) {
      int power = "kmg".indexOf(matcher.group(2).toLowerCase(Locale.ROOT));
      boolean unit = matcher.group(2).length() == 1 && power >= 0;
      if (unit || matcher.group(2).isEmpty()) {
        long factor = 1;
        for (int i = 0; unit && i <= power; i++) {
          factor *= step;
        }
        try {
          return positive(Math.multiplyExact(Long.parseLong(matcher.group(1)), factor), text);
        } catch (ArithmeticException e) {
          throw new TypeConversionException("'" + text + "' is too large");
        }
      }
    }
    throw new TypeConversionException("'" + text + "' is not " + kind);
  }

  private static long positive(long number, String text) {
    if (number < 1) {
      throw new TypeConversionException("'" + text + "' must be at least 1");
    }
    return number;
  }
}
