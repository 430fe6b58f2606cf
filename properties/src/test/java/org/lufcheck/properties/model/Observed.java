package org.lufcheck.properties.model;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import net.jqwik.api.Assume;
import org.lufcheck.explore.BreadthFirst;
import org.lufcheck.explore.Expander;
import org.lufcheck.explore.Model;
import org.lufcheck.explore.SearchOptions;
import org.lufcheck.explore.SearchResult;
import org.lufcheck.explore.Successors;
import org.lufcheck.kernel.KernelModel;
import org.lufcheck.kernel.state.Field;
import org.lufcheck.kernel.state.State;
import org.lufcheck.kernel.state.Vars;

/**
 * Everything that a scenario's users can have seen when their programs have ended: the values of
 * all registers, in every run. The oracle takes no part in it.
 */
public final class Observed {
  private Observed() {}

  /**
   * The outcomes, each like {@code T1: r1=1 r2=2}, whatever the oracle says of the runs that lead
   * to them; discards the try if there are too many states.
   */
  public static Set<String> outcomes(KernelModel model) {
    Set<String> outcomes = new ConcurrentSkipListSet<>();
    SearchOptions options = SearchOptions.defaults();
    options = options.withBounds(options.bounds().withMaxStates(Searched.MOST_STATES));
    SearchResult result =
        new BreadthFirst(new Watching(model, outcomes), options.withDeadlocks(false)).run();
    Assume.that(!(result instanceof SearchResult.Limit));
    return new TreeSet<>(outcomes);
  }

  /** The same model, whose states are never remarkable, but whose final ones are noted. */
  private record Watching(KernelModel model, Set<String> outcomes) implements Model {
    @Override
    public int words() {
      return model.words();
    }

    @Override
    public int actors() {
      return model.actors();
    }

    @Override
    public List<long[]> initialStates() {
      return model.initialStates();
    }

    @Override
    public Expander newExpander() {
      return new WatchingExpander(model, model.newExpander(), outcomes);
    }
  }

  private record WatchingExpander(KernelModel model, Expander inner, Set<String> outcomes)
      implements Expander {
    @Override
    public void expand(long[] states, int offset, Successors out) {
      inner.expand(states, offset, out);
    }

    @Override
    public int check(long[] states, int offset) {
      if (inner.mayEnd(states, offset)) {
        outcomes.add(registers(states, offset));
      }
      return 0;
    }

    @Override
    public boolean mayEnd(long[] states, int offset) {
      return inner.mayEnd(states, offset);
    }

    @Override
    public void canonicalize(long[] states, int offset) {
      inner.canonicalize(states, offset);
    }

    private String registers(long[] states, int offset) {
      State s = new State(model.words());
      s.load(states, offset);
      StringBuilder text = new StringBuilder();
      for (int t = 0; t < model.vars().task.length; t++) {
        Vars.Task task = model.vars().task[t];
        text.append(model.vars().setup.tasks().get(t).name()).append(':');
        for (Field register : task.reg()) {
          text.append(' ').append(s.get(register));
        }
        text.append("; ");
      }
      return text.toString();
    }
  }
}
