package org.lufcheck.verdict;

import org.lufcheck.verdict.story.Story;

/**
 * Whether a condition of the kind {@code exists} can be met.
 *
 * @param condition the condition as scenarios write it
 * @param story a shortest run that meets it; empty of steps if there is none within the bounds
 */
public record Witness(String condition, Story story) {
  /** Whether there is a run that meets it. */
  public boolean found() {
    return !story.steps().isEmpty();
  }
}
