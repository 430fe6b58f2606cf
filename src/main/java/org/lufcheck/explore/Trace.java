package org.lufcheck.explore;

import java.util.Arrays;
import java.util.List;

/**
 * A real, unreduced run of a model: an initial state and what followed, step by step. The arrays
 * belong to the trace and must not be written to.
 *
 * @param states the states passed through, one more than there are labels
 * @param labels which step led from each state to the next, packed as in {@link Label}
 * @param loopStart for a lasso, the index of the state that equals the last one, so that the steps
 *     after it can be repeated for ever; otherwise {@link #NO_LOOP}
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content, see equals
public record Trace(List<long[]> states, int[] labels, int loopStart) {
  /** The {@link #loopStart} of a run that ends. */
  public static final int NO_LOOP = -1;

  /** Checks that the parts fit together. */
  public Trace {
    states = List.copyOf(states);
    if (states.size() != labels.length + 1) {
      throw new IllegalArgumentException(
          states.size() + " states do not fit " + labels.length + " labels");
    }
    if (loopStart < NO_LOOP || loopStart >= states.size()) {
      throw new IllegalArgumentException("no state has the number " + loopStart);
    }
    if (loopStart != NO_LOOP && !Arrays.equals(states.get(loopStart), states.get(labels.length))) {
      throw new IllegalArgumentException("the last state does not return to the loop");
    }
  }

  /** How many steps were taken. */
  public int length() {
    return labels.length;
  }

  /** The last state. */
  public long[] last() {
    return states.get(labels.length);
  }

  /** How often one actor's step follows another's. */
  public int switches() {
    int switches = 0;
    for (int i = 1; i < labels.length; i++) {
      if (Label.actor(labels[i]) != Label.actor(labels[i - 1])) {
        switches++;
      }
    }
    return switches;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Trace trace
        && loopStart == trace.loopStart
        && Arrays.equals(labels, trace.labels)
        && Arrays.deepEquals(states.toArray(), trace.states.toArray());
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(labels) + Arrays.deepHashCode(states.toArray());
  }

  @Override
  public String toString() {
    return "Trace[length=" + length() + ", switches=" + switches() + ", loop=" + loopStart + "]";
  }
}
