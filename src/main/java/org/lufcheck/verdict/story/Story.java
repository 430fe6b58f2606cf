package org.lufcheck.verdict.story;

import java.util.List;
import org.lufcheck.kernel.view.Change;
import org.lufcheck.kernel.view.Snapshot;

/**
 * A run as people read it. Immutable.
 *
 * @param start the initial state
 * @param steps what happened
 * @param loopStart for a run whose end repeats for ever, the number of steps before the repeated
 *     part; otherwise -1
 */
public record Story(Snapshot start, List<StoryStep> steps, int loopStart) {
  /** Copies the list. */
  public Story {
    steps = List.copyOf(steps);
  }

  /** How often one actor's step follows another's. */
  public int switches() {
    int switches = 0;
    for (int i = 1; i < steps.size(); i++) {
      if (!steps.get(i).actor().equals(steps.get(i - 1).actor())) {
        switches++;
      }
    }
    return switches;
  }

  /** The state after {@code steps} steps. */
  public Snapshot after(int number) {
    return number == 0 ? start : steps.get(number - 1).after();
  }

  /** What the steps {@code first} to {@code last}, counted from 1, changed together. */
  public List<Change> changes(int first, int last) {
    return after(last).since(after(first - 1));
  }
}
