package org.lufcheck.properties.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.lufcheck.explore.Expander;
import org.lufcheck.explore.Model;
import org.lufcheck.explore.Successors;
import org.lufcheck.explore.Trace;

/** A run of a model in which each step is drawn at random. */
public final class RandomRun {
  private RandomRun() {}

  /**
   * A run that ends after a number of steps, in a state without successors, or in the first state
   * of which something is false.
   */
  public static Trace of(Model model, Random random, int atMost) {
    Expander expander = model.newExpander();
    Successors next = new Successors(model.words());
    List<long[]> states = new ArrayList<>(List.of(model.initialStates().get(0).clone()));
    List<Integer> labels = new ArrayList<>();
    while (labels.size() < atMost) {
      long[] state = states.get(labels.size());
      next.clear();
      expander.expand(state, 0, next);
      if (next.size() == 0 || expander.check(state, 0) != 0) {
        break;
      }
      int chosen = random.nextInt(next.size());
      long[] successor = new long[model.words()];
      System.arraycopy(next.states(), next.offset(chosen), successor, 0, successor.length);
      states.add(successor);
      labels.add(next.label(chosen));
    }
    return new Trace(states, labels.stream().mapToInt(Integer::intValue).toArray(), Trace.NO_LOOP);
  }
}
