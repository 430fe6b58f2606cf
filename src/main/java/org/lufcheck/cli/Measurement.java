package org.lufcheck.cli;

import java.util.Locale;
import org.lufcheck.explore.Stats;

/**
 * What a search did in how much time.
 *
 * @param name of what was searched
 * @param threads how many worked
 * @param words longs per packed state
 * @param stats what it did
 */
record Measurement(String name, int threads, int words, Stats stats) {
  /** Heap bytes per state in addition to the packed state. */
  double extraBytes() {
    return stats.bytesPerState() - 8.0 * words;
  }

  double seconds() {
    return stats.duration().toNanos() / 1e9;
  }

  /** A line of a table; see {@link #heading}. */
  String line() {
    return String.format(
        Locale.ROOT,
        "%-26s %7d %,12d %,13d %6d %8.2f %8.2f %8.2f %7.1f",
        name,
        threads,
        stats.states(),
        stats.transitions(),
        stats.depth(),
        seconds(),
        stats.statesPerSecond() / 1e6,
        stats.transitionsPerSecond() / 1e6,
        extraBytes());
  }

  /** What the columns of {@link #line} mean: millions per second, and bytes beyond the state. */
  static String heading() {
    return String.format(
        Locale.ROOT,
        "%-26s %7s %12s %13s %6s %8s %8s %8s %7s",
        "",
        "threads",
        "states",
        "transitions",
        "levels",
        "seconds",
        "M st/s",
        "M tr/s",
        "+B/st");
  }
}
