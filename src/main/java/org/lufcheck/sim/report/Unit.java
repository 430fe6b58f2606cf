package org.lufcheck.sim.report;

import java.util.Locale;

/** What a number counts and how it is written for people. */
public enum Unit {
  /** A count. */
  COUNT("") {
    @Override
    String write(double value) {
      boolean few = Math.abs(value) < 10 && value != Math.rint(value);
      return String.format(Locale.ROOT, few ? "%.1f" : "%,.0f", value);
    }
  },
  /** Pages of 4 KiB. */
  PAGES("pages") {
    @Override
    String write(double value) {
      return COUNT.write(value);
    }
  },
  /** A ratio. */
  RATIO("") {
    @Override
    String write(double value) {
      return String.format(Locale.ROOT, "%.2f", value);
    }
  },
  /** Simulated time; stored in nanoseconds, written in seconds. */
  SECONDS("s") {
    @Override
    String write(double value) {
      return String.format(Locale.ROOT, value < 1e10 ? "%.3f" : "%,.1f", value / 1e9);
    }
  },
  /** A latency; stored in nanoseconds, written in microseconds. */
  MICROS("us") {
    @Override
    String write(double value) {
      return String.format(Locale.ROOT, value < 1e5 ? "%.2f" : "%,.0f", value / 1e3);
    }
  };

  private final String symbol;

  Unit(String symbol) {
    this.symbol = symbol;
  }

  /** The number as people read it, without the unit. */
  abstract String write(double value);

  /** The unit's name behind a number, or nothing. */
  public String symbol() {
    return symbol;
  }
}
