package org.lufcheck.sim.validate;

/**
 * One number beside its measurement.
 *
 * @param quantity what it is
 * @param measured on the slides
 * @param simulated by this program
 * @param style how both are written
 * @param least the least that passes
 * @param most the most that passes
 * @param tolerance the same for people
 * @param basis whether the parameters were fitted to it
 */
public record Check(
    String quantity,
    double measured,
    double simulated,
    Style style,
    double least,
    double most,
    String tolerance,
    Basis basis) {
  /** Whether the measurement was used to choose parameters. */
  public enum Basis {
    /** It was; agreement says little. */
    CALIBRATED,
    /** It was not; agreement is evidence. */
    PREDICTED
  }

  /** How a number is written. */
  public enum Style {
    /** A count of one set. */
    COUNT,
    /** Percent of the unchanged kernel. */
    PERCENT,
    /** Seconds. */
    SECONDS,
    /** A ratio. */
    RATIO
  }

  /** Whether the simulation is within the tolerance. */
  public boolean passes() {
    return simulated >= least && simulated <= most;
  }
}
