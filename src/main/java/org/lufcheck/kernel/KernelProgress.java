package org.lufcheck.kernel;

import java.util.Set;
import java.util.TreeSet;
import org.lufcheck.explore.Cancellation;
import org.lufcheck.explore.Label;
import org.lufcheck.explore.ProgressCheck;
import org.lufcheck.explore.ProgressListener;
import org.lufcheck.explore.SearchOptions;
import org.lufcheck.explore.SearchResult;
import org.lufcheck.explore.Trace;

/**
 * Checks that every call of a scenario returns ({@link KernelObligations}), if threads are treated
 * fairly and each CPU sooner or later does what it owes to others: handles an IPI, completes an
 * invalidation. That a CPU fills its TLB or drops an entry is nothing owed, so a CPU busy with that
 * is not treated fairly on account of it; such steps belong to actors of their own while the check
 * runs, and to the CPUs again in the trace.
 */
public final class KernelProgress {
  private final KernelModel model;

  /** The check of one scenario on one kernel. Thread-safe. */
  public KernelProgress(KernelModel model) {
    this.model = model;
  }

  /** Checks silently. */
  public SearchResult check(SearchOptions options) {
    return check(options, ProgressListener.SILENT, new Cancellation());
  }

  /**
   * Checks. The result is {@link SearchResult.NoProgress} if a call may never return. Its trace has
   * the labels of the model; the coverage counts steps that nobody owes under actors behind the
   * model's.
   */
  public SearchResult check(
      SearchOptions options, ProgressListener listener, Cancellation cancellation) {
    Set<Integer> fair = new TreeSet<>();
    for (int actor = 0; actor < model.actors(); actor++) {
      fair.add(actor);
    }
    SearchResult result =
        new ProgressCheck(new FairView(model), new KernelObligations(model), fair, options)
            .run(listener, cancellation);
    return result instanceof SearchResult.NoProgress found
        ? new SearchResult.NoProgress(
            found.obligation(), found.name(), own(found.trace()), found.stats(), found.coverage())
        : result;
  }

  private Trace own(Trace trace) {
    int[] labels = trace.labels().clone();
    for (int i = 0; i < labels.length; i++) {
      int actor = Label.actor(labels[i]);
      if (actor >= model.actors()) {
        int cpu = FairView.cpuActor(model, actor);
        labels[i] = Label.of(cpu, Label.step(labels[i]), Label.choice(labels[i]));
      }
    }
    return new Trace(trace.states(), labels, trace.loopStart());
  }
}
