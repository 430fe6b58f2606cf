package org.lufcheck.kernel.reduce;

import java.util.Arrays;
import java.util.List;
import org.lufcheck.kernel.Reduction;
import org.lufcheck.kernel.state.State;
import org.lufcheck.kernel.state.Vars;

/**
 * The representative of a state: clocks renumbered, frames renamed, and of all exchanges of
 * interchangeable tasks, CPUs and files the one with the smallest words. One per thread.
 */
public final class Canonical {
  private final Reduction reduction;
  private final ClockRanks clocks;
  private final FrameNames frames;
  private final Renaming[] renamings;
  private final State state;
  private final State other;
  private final long[] best;

  /** The reduction of a machine. */
  public Canonical(Vars v, Reduction reduction) {
    this.reduction = reduction;
    clocks = new ClockRanks(v);
    frames = new FrameNames(v);
    List<Roles.Exchange> exchanges =
        reduction.names() && v.shape.pages().size() == v.setup.pages().size()
            ? Roles.of(v.setup)
            : List.of();
    renamings = exchanges.stream().map(e -> new Renaming(v, e)).toArray(Renaming[]::new);
    state = new State(v.layout.words());
    other = new State(v.layout.words());
    best = new long[v.layout.words()];
  }

  /** Replaces a state by its representative. */
  public void reduce(long[] states, int offset) {
    state.load(states, offset);
    if (reduction.clocks()) {
      clocks.renumber(state);
    }
    if (renamings.length == 0) {
      if (reduction.names()) {
        frames.rename(state);
      }
      System.arraycopy(state.words, 0, states, offset, best.length);
      return;
    }
    other.load(state.words, 0);
    frames.rename(other);
    System.arraycopy(other.words, 0, best, 0, best.length);
    for (Renaming renaming : renamings) {
      renaming.apply(state, other);
      frames.rename(other);
      if (Arrays.compareUnsigned(other.words, best) < 0) {
        System.arraycopy(other.words, 0, best, 0, best.length);
      }
    }
    System.arraycopy(best, 0, states, offset, best.length);
  }
}
