package org.lufcheck.properties.model;

import java.util.Set;
import net.jqwik.api.Assume;
import org.lufcheck.explore.BreadthFirst;
import org.lufcheck.explore.SearchOptions;
import org.lufcheck.explore.SearchResult;
import org.lufcheck.explore.StepCoverage;
import org.lufcheck.kernel.KernelModel;
import org.lufcheck.kernel.Reduction;
import org.lufcheck.kernel.oracle.Clause;
import org.lufcheck.litmus.Litmus;
import org.lufcheck.variant.Variant;

/**
 * What a search found, as far as a change of names must not change it.
 *
 * @param end {@code nothing}, {@code deadlock}, or the clause that is false
 * @param property the property of that clause, or empty
 * @param length of the shortest run that shows it, or 0
 * @param states how many there are
 * @param defers whether a flush was ever deferred past the free
 */
public record Searched(String end, String property, int length, long states, boolean defers) {
  /** Scenarios with more states are too large for a property, 150,000. */
  public static final long MOST_STATES = 150_000;

  private static final Set<String> DEFERRING =
      Set.of("fold_unmap_luf: fill luf_batch", "migrc_expand_req: keep the frame until the flush");

  /** Searches with all reductions; discards the try if there are too many states. */
  public static Searched of(Litmus litmus, Variant kernel) {
    return of(Shipped.model(litmus, kernel), Reduction.ALL);
  }

  /** Searches with some reductions; discards the try if there are too many states. */
  public static Searched of(KernelModel model, Reduction reduction) {
    boolean reduce = reduction.names() || reduction.clocks();
    SearchOptions options = SearchOptions.defaults();
    options = options.withBounds(options.bounds().withMaxStates(MOST_STATES)).withReduce(reduce);
    SearchResult result = new BreadthFirst(model.reducedBy(reduction), options).run();
    Assume.that(!(result instanceof SearchResult.Limit));
    long states = result.stats().states();
    boolean defers = defers(model, result.coverage());
    if (result instanceof SearchResult.Found found) {
      Clause clause = Clause.of(found.code());
      return new Searched(
          clause.name(), clause.property().name(), found.trace().length(), states, defers);
    } else if (result instanceof SearchResult.Deadlock deadlock) {
      return new Searched("deadlock", "", deadlock.trace().length(), states, defers);
    }
    return new Searched("nothing", "", 0, states, defers);
  }

  private static boolean defers(KernelModel model, StepCoverage taken) {
    for (int t = 0; t < model.vars().task.length; t++) {
      for (int i = 0; i < model.steps(t).size(); i++) {
        if (taken.taken(t, i) && DEFERRING.contains(model.steps(t).get(i).name())) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether nothing went wrong. */
  public boolean safe() {
    return end.equals("nothing");
  }

  /** What is wrong and how soon, whatever the number of states. */
  public String finding() {
    return end + " after " + length;
  }
}
