package org.lufcheck.explore;

/**
 * What took a transition, packed into one non-negative {@code int}: which actor, which of its
 * steps, and which alternative of that step. Labels order by actor, then step, then choice; that
 * order is the last tie-break between equally good counterexamples.
 */
public final class Label {
  /** Largest actor number, 63. */
  public static final int MAX_ACTOR = (1 << 6) - 1;

  /** Largest step number, 16,383. */
  public static final int MAX_STEP = (1 << 14) - 1;

  /** Largest choice number, 2,047. */
  public static final int MAX_CHOICE = (1 << 11) - 1;

  private Label() {}

  /** Packs the three parts, which must lie within their maxima. */
  public static int of(int actor, int step, int choice) {
    return actor << 25 | step << 11 | choice;
  }

  /** The actor that moved. */
  public static int actor(int label) {
    return label >>> 25;
  }

  /** The step it took; numbers are the actor's own. */
  public static int step(int label) {
    return label >>> 11 & MAX_STEP;
  }

  /** The alternative it chose within the step. */
  public static int choice(int label) {
    return label & MAX_CHOICE;
  }
}
