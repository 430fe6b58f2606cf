package org.lufcheck.verdict;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.lufcheck.explore.BreadthFirst;
import org.lufcheck.explore.Cancellation;
import org.lufcheck.explore.DepthFirst;
import org.lufcheck.explore.ProgressListener;
import org.lufcheck.explore.RandomWalk;
import org.lufcheck.explore.SearchResult;
import org.lufcheck.explore.Stats;
import org.lufcheck.explore.StepCoverage;
import org.lufcheck.explore.Trace;
import org.lufcheck.kernel.Judge;
import org.lufcheck.kernel.KernelModel;
import org.lufcheck.kernel.KernelProgress;
import org.lufcheck.kernel.oracle.Clause;
import org.lufcheck.kernel.oracle.Property;
import org.lufcheck.kernel.program.Refusal;
import org.lufcheck.kernel.program.Step;
import org.lufcheck.kernel.state.State;
import org.lufcheck.kernel.view.Conditions;
import org.lufcheck.litmus.Quantifier;
import org.lufcheck.verdict.explain.Explainer;
import org.lufcheck.verdict.story.Story;
import org.lufcheck.verdict.story.StoryTeller;

/**
 * Checks one scenario on one kernel. Everything in the verdict but times is the same for every
 * number of threads. Thread-safe: each check has its own model.
 */
public final class Examiner {
  private final Subject subject;
  private final Plan plan;
  private final KernelModel model;

  /**
   * An examiner. Properties that the scenario expects to be violated are watched even if the plan
   * does not name them.
   */
  public Examiner(Subject subject, Plan plan) {
    this.subject = subject;
    this.plan = plan.watching(expected(subject));
    this.model = model(subject.litmus().quantifier() != Quantifier.EXISTS);
  }

  private static Set<Property> expected(Subject subject) {
    Set<Property> watched = EnumSet.noneOf(Property.class);
    Outlook.of(subject)
        .ifPresent(
            e -> {
              for (Property property : Property.values()) {
                if (property.kind() != Property.Kind.OUTCOME
                    && e.properties().contains(property.name())) {
                  watched.add(property);
                }
              }
            });
    return watched;
  }

  private KernelModel model(boolean condition) {
    return KernelModel.of(
            subject.litmus().setup(),
            subject.variant().rules(),
            subject.arch(),
            new Judge.Watch(plan.properties(), condition))
        .reducedBy(plan.reduction());
  }

  /** The model that is searched. */
  public KernelModel model() {
    return model;
  }

  /** Searches. */
  public Verdict examine(ProgressListener listener, Cancellation cancellation) {
    SearchResult result = search(model, listener, cancellation);
    if (plan.progress() && result instanceof SearchResult.Exhausted) {
      SearchResult progress =
          new KernelProgress(model).check(plan.search(), listener, cancellation);
      if (!(progress instanceof SearchResult.Exhausted)) {
        return verdict(progress, Optional.empty());
      }
    }
    return verdict(result, witness(result, listener, cancellation));
  }

  private SearchResult search(
      KernelModel searched, ProgressListener listener, Cancellation cancellation) {
    return switch (plan.method()) {
      case BFS -> new BreadthFirst(searched, plan.search()).run(listener, cancellation);
      case DFS -> new DepthFirst(searched, plan.search()).run(listener, cancellation);
      case RANDOM ->
          new RandomWalk(searched, plan.search(), plan.seed(), plan.walks())
              .run(listener, cancellation);
    };
  }

  private Optional<Witness> witness(
      SearchResult result, ProgressListener listener, Cancellation cancellation) {
    if (subject.litmus().quantifier() != Quantifier.EXISTS
        || !(result instanceof SearchResult.Exhausted)) {
      return Optional.empty();
    }
    KernelModel looking = model(true);
    SearchResult found = search(looking, listener, cancellation);
    String condition =
        new Conditions(subject.litmus().setup()).text(subject.litmus().setup().condition());
    Trace trace =
        found instanceof SearchResult.Found f
            ? f.trace()
            : new Trace(List.of(looking.initialStates().get(0)), new int[0], Trace.NO_LOOP);
    return Optional.of(new Witness(condition, new StoryTeller(looking).tell(trace)));
  }

  private Verdict verdict(SearchResult result, Optional<Witness> witness) {
    Stats stats = result.stats();
    Coverage coverage = coverage(result.coverage());
    if (result instanceof SearchResult.Found found) {
      return found(found, stats, coverage);
    } else if (result instanceof SearchResult.Deadlock deadlock) {
      Trace trace = deadlock.trace();
      return new Verdict.Deadlocked(
          subject, plan, stats, coverage, stuck(trace), trace, tell(trace));
    } else if (result instanceof SearchResult.NoProgress none) {
      return new Verdict.NoProgress(
          subject, plan, stats, coverage, none.name(), none.trace(), tell(none.trace()));
    } else if (result instanceof SearchResult.Limit limit) {
      return new Verdict.LimitReached(
          subject,
          plan,
          stats,
          coverage,
          limit.bound(),
          limit.coveredDepth(),
          limit.frontier(),
          limit.moreBytes());
    } else if (result instanceof SearchResult.Interrupted stopped) {
      return new Verdict.Interrupted(
          subject, plan, stats, coverage, stopped.coveredDepth(), stopped.frontier());
    }
    return new Verdict.Ok(subject, plan, stats, coverage, witness);
  }

  private Verdict found(SearchResult.Found found, Stats stats, Coverage coverage) {
    Clause clause = Clause.of(found.code());
    if (clause == Clause.CLOCK_OVERFLOW) {
      String reason = "it draws more numbers than the model's clocks can hold";
      return new Verdict.NotModelled(subject, plan, stats, coverage, reason);
    }
    return new Verdict.Violated(
        subject,
        plan,
        stats,
        coverage,
        clause,
        found.trace(),
        tell(found.trace()),
        new Explainer(model).explain(found.trace(), clause));
  }

  private Story tell(Trace trace) {
    return new StoryTeller(model).tell(trace);
  }

  private List<String> stuck(Trace trace) {
    State s = new State(model.words());
    s.load(trace.last(), 0);
    List<String> stuck = new ArrayList<>();
    for (int t = 0; t < model.vars().task.length; t++) {
      int pc = s.get(model.vars().task[t].pc());
      if (pc < model.steps(t).size()) {
        Step step = model.steps(t).get(pc);
        Set<String> why = new LinkedHashSet<>();
        for (s.choice = 0; s.choice < step.choices(); s.choice++) {
          why.add(Refusal.of(Math.min(-1, step.action().run(s))).text());
        }
        String name = model.vars().setup.tasks().get(t).name();
        if (pc > 0 || !model.vars().setup.tasks().get(t).background()) {
          stuck.add(name + " waits at " + step.name() + ": " + String.join("; or ", why));
        }
        s.load(trace.last(), 0);
      }
    }
    return stuck;
  }

  private Coverage coverage(StepCoverage taken) {
    List<String> never = new ArrayList<>();
    int all = 0;
    for (int t = 0; t < model.vars().task.length; t++) {
      String name = model.vars().setup.tasks().get(t).name();
      List<Step> steps = model.steps(t);
      for (int i = 0; i < steps.size(); i++) {
        all++;
        if (!taken.taken(t, i)) {
          never.add(name + ": " + steps.get(i).name());
        }
      }
    }
    return new Coverage(all - never.size(), all, never, idle());
  }

  /** Judged properties that had nothing to judge. */
  private List<Property> idle() {
    Set<Property> arose = model.antecedents();
    return Stream.of(Property.values())
        .filter(p -> p.kind() == Property.Kind.OUTCOME || plan.properties().contains(p))
        .filter(p -> !arose.contains(p))
        .toList();
  }
}
