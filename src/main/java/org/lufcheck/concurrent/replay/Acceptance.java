package org.lufcheck.concurrent.replay;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lufcheck.concurrent.record.Entry;
import org.lufcheck.verdict.trace.TraceFile;

/**
 * Whether the model has a recorded run.
 *
 * @param steps the model's run, as far as it goes, to be replayed and told by {@code verdict}
 * @param refused what the model could not do; empty if it has the whole run
 * @param own names of recorded steps that the model does not have, because nothing depends on them
 *     in its scenario; they were passed over
 */
public record Acceptance(List<TraceFile.Step> steps, Optional<Refused> refused, Set<String> own) {
  /** Copies the collections. */
  public Acceptance {
    steps = List.copyOf(steps);
    own = Set.copyOf(own);
  }

  /** Whether the model has the whole run. */
  public boolean accepted() {
    return refused.isEmpty();
  }

  /**
   * The recorded step at which the model stops, in the order of the steps that gets furthest.
   *
   * @param number how many recorded steps come before it, plus 1
   * @param entry the recorded step
   * @param reason the guard that is false in the model, or what it does instead
   */
  public record Refused(int number, Entry entry, String reason) {
    @Override
    public String toString() {
      String choice = entry.choice().isEmpty() ? "" : " [" + entry.choice() + "]";
      return number + ": " + entry.actor() + " " + entry.step() + choice + ": " + reason;
    }
  }
}
