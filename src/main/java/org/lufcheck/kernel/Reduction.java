package org.lufcheck.kernel;

/**
 * Which states represent others.
 *
 * @param names frames, and tasks, CPUs and files of equal role, are interchangeable
 * @param clocks only the order of generation numbers matters
 */
public record Reduction(boolean names, boolean clocks) {
  /** Both reductions. */
  public static final Reduction ALL = new Reduction(true, true);

  /** Every state stands for itself. */
  public static final Reduction NONE = new Reduction(false, false);
}
