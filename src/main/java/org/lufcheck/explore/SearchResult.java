package org.lufcheck.explore;

/** How a search ended. */
public sealed interface SearchResult {
  /** What the search did. */
  Stats stats();

  /** Which steps it took. */
  StepCoverage coverage();

  /** Every state within the model was seen, and none was remarkable. */
  record Exhausted(Stats stats, StepCoverage coverage) implements SearchResult {}

  /**
   * A state with a judgement was found.
   *
   * @param code what {@link Expander#check} said of the last state of the trace; positive
   */
  record Found(int code, Trace trace, Stats stats, StepCoverage coverage) implements SearchResult {}

  /** A run got stuck in a state that is not a proper end. */
  record Deadlock(Trace trace, Stats stats, StepCoverage coverage) implements SearchResult {}

  /**
   * A weakly fair run leaves an obligation pending for ever.
   *
   * @param obligation its number
   * @param name its name, as in {@link Obligations#name}
   * @param trace a lasso, or a run that ends with the obligation pending
   */
  record NoProgress(int obligation, String name, Trace trace, Stats stats, StepCoverage coverage)
      implements SearchResult {}

  /**
   * A bound was reached before everything was seen.
   *
   * @param bound which one
   * @param coveredDepth all states up to this many steps were seen and judged; -1 if not even all
   *     initial ones were, or if the search has no levels
   * @param frontier states seen whose successors are not all known
   * @param moreBytes for {@link Bound#MEMORY}, an estimate of how many more heap bytes would let
   *     the search go on: a whole extrapolation if levels were shrinking, the next level if they
   *     were growing; otherwise 0
   */
  record Limit(
      Bound bound,
      int coveredDepth,
      long frontier,
      long moreBytes,
      Stats stats,
      StepCoverage coverage)
      implements SearchResult {}

  /**
   * The search was cancelled.
   *
   * @param coveredDepth as for {@link Limit}
   * @param frontier as for {@link Limit}
   */
  record Interrupted(int coveredDepth, long frontier, Stats stats, StepCoverage coverage)
      implements SearchResult {}
}
