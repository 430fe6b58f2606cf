package org.lufcheck.sim.study;

import java.util.Map;
import java.util.TreeMap;

/**
 * What one simulation of a study gave.
 *
 * @param question the machine and workload, or whatever else is the same for rows that are compared
 * @param choice what differs between the rows
 * @param seed of the pseudo-random numbers
 * @param numbers by the name of their metric, in base units
 */
public record Point(String question, String choice, long seed, Map<String, Double> numbers) {
  /** Copies the map; names must not contain what separates values in a file. */
  public Point {
    if (question.contains(",") || choice.contains(",")) {
      throw new IllegalArgumentException(question + " or " + choice + " contains a comma");
    }
    numbers = Map.copyOf(new TreeMap<>(numbers));
  }

  /** A number that is there. */
  public double number(String metric) {
    Double value = numbers.get(metric);
    if (value == null) {
      throw new IllegalArgumentException("no " + metric + " of " + question + ", " + choice);
    }
    return value;
  }
}
