package org.lufcheck.sim.input;

/** Where a value of a file comes from. Written behind the value, in parentheses. */
public enum Origin {
  /** From the published measurements of the machine itself: the slides, the mailing list. */
  MEASURED,
  /** From a paper, a data sheet or somebody's measurement of similar hardware. */
  PUBLISHED,
  /** Read in the source of Linux 6.12. */
  KERNEL,
  /** Follows by arithmetic from values of the kinds above. */
  COMPUTED,
  /** Recalled from the literature and not checked again: a prior. */
  RECALLED,
  /** Fitted to measurements by {@code lufcheck calibrate}. */
  CALIBRATED,
  /** Nobody published it: a choice. */
  ASSUMED,
  /** The file does not say. */
  UNSTATED
}
