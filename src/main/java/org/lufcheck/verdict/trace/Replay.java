package org.lufcheck.verdict.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.lufcheck.explore.Expander;
import org.lufcheck.explore.Label;
import org.lufcheck.explore.Successors;
import org.lufcheck.explore.Trace;
import org.lufcheck.kernel.KernelModel;
import org.lufcheck.kernel.oracle.Clause;
import org.lufcheck.kernel.program.Action;
import org.lufcheck.kernel.program.Refusal;
import org.lufcheck.kernel.program.Step;
import org.lufcheck.kernel.state.State;
import org.lufcheck.kernel.view.Choices;
import org.lufcheck.kernel.view.Names;
import org.lufcheck.verdict.explain.Explainer;
import org.lufcheck.verdict.explain.Explanation;
import org.lufcheck.verdict.story.Story;
import org.lufcheck.verdict.story.StoryTeller;

/** Replays stored runs on a model, step by step. Immutable and thread-safe. */
public final class Replay {
  private final KernelModel model;
  private final Names names;
  private final Choices choices;

  /** A replay on a model. */
  public Replay(KernelModel model) {
    this.model = model;
    this.names = new Names(model);
    this.choices = new Choices(names);
  }

  /** How a replayed run ended. */
  public enum Ending {
    /** A step was refused: the run does not exist here. */
    REFUSED("refused"),
    /** A clause is false in the last state. */
    VIOLATED("violated"),
    /** Nobody can go on after the last step, and somebody has not finished. */
    DEADLOCK("deadlock"),
    /**
     * A run stored as one that goes on for ever comes back to a state that it has passed. Whether
     * everybody is treated fairly in between is not judged again.
     */
    REPEATS("no progress"),
    /** All steps were taken, and nothing is wrong in the last state. */
    FINE("fine");

    private final String word;

    Ending(String word) {
      this.word = word;
    }

    /** One word, or two, for JSON; where it says that something is wrong, a verdict's. */
    public String word() {
      return word;
    }

    /** Whether it shows that something is wrong here. */
    public boolean wrong() {
      return this == VIOLATED || this == DEADLOCK || this == REPEATS;
    }
  }

  /**
   * How far a run went.
   *
   * @param ending how it ended
   * @param story the steps that could be taken
   * @param refusal why the next one could not; empty if all could
   * @param clause what is false in the last state; empty if nothing is
   * @param explanation why it is
   */
  public record Result(
      Ending ending,
      Story story,
      Optional<Refused> refusal,
      Optional<Clause> clause,
      Optional<Explanation> explanation) {}

  /**
   * Why a step could not be taken.
   *
   * @param number of the step, 1 for the first
   * @param step as it was stored
   * @param reason the guard that is false, or what differs
   * @param instead what the actor does next here; empty if the step is the right one
   */
  public record Refused(int number, TraceFile.Step step, String reason, String instead) {}

  /** Takes a stored run's steps one after the other until one is refused or a clause is false. */
  public Result run(TraceFile trace) {
    return run(trace.steps(), trace.verdict().equals(Ending.REPEATS.word()));
  }

  /** The same for steps that are not meant to go on for ever. */
  public Result run(List<TraceFile.Step> steps) {
    return run(steps, false);
  }

  private Result run(List<TraceFile.Step> steps, boolean forEver) {
    List<long[]> states = new ArrayList<>(List.of(model.initialStates().get(0).clone()));
    List<Integer> labels = new ArrayList<>();
    Optional<Refused> refused = Optional.empty();
    int code = judge(states.get(0));
    for (int i = 0; i < steps.size() && refused.isEmpty() && code == 0; i++) {
      State s = new State(model.words());
      s.load(states.get(i), 0);
      Attempt attempt = attempt(s, steps.get(i));
      if (attempt.label().isPresent()) {
        labels.add(attempt.label().getAsInt());
        states.add(s.words.clone());
        code = judge(s.words);
      } else {
        refused =
            Optional.of(new Refused(i + 1, steps.get(i), attempt.reason(), attempt.instead()));
      }
    }
    Trace trace =
        new Trace(states, labels.stream().mapToInt(Integer::intValue).toArray(), Trace.NO_LOOP);
    Optional<Clause> clause = code == 0 ? Optional.empty() : Optional.of(Clause.of(code));
    return new Result(
        ending(states, refused.isPresent(), code, forEver),
        new StoryTeller(model).tell(trace),
        refused,
        clause,
        clause.map(c -> new Explainer(model).explain(trace, c)));
  }

  private Ending ending(List<long[]> states, boolean refused, int code, boolean forEver) {
    long[] last = states.get(states.size() - 1);
    if (refused) {
      return Ending.REFUSED;
    } else if (code != 0) {
      return Ending.VIOLATED;
    } else if (stuck(last)) {
      return Ending.DEADLOCK;
    }
    List<long[]> earlier = states.subList(0, states.size() - 1);
    boolean again = forEver && earlier.stream().anyMatch(s -> Arrays.equals(s, last));
    return again ? Ending.REPEATS : Ending.FINE;
  }

  private boolean stuck(long[] state) {
    Expander expander = model.newExpander();
    Successors next = new Successors(model.words());
    expander.expand(state, 0, next);
    return next.size() == 0 && !expander.mayEnd(state, 0);
  }

  private int judge(long[] state) {
    return model.newExpander().check(state, 0);
  }

  private record Attempt(OptionalInt label, String reason, String instead) {
    static Attempt refused(String reason, String instead) {
      return new Attempt(OptionalInt.empty(), reason, instead);
    }
  }

  private Attempt attempt(State s, TraceFile.Step wanted) {
    for (int actor = 0; actor < model.actors(); actor++) {
      if (names.actor(actor).equals(wanted.actor())) {
        return model.hardware(actor) ? hardware(s, actor, wanted) : task(s, actor, wanted);
      }
    }
    return Attempt.refused("there is no " + wanted.actor() + " in this scenario", "");
  }

  private Attempt task(State s, int actor, TraceFile.Step wanted) {
    var pcField = model.vars().task[actor].pc();
    int pc = s.get(pcField);
    if (pc >= model.steps(actor).size()) {
      return Attempt.refused(wanted.actor() + " has finished", "");
    }
    Step step = model.steps(actor).get(pc);
    if (!step.name().equals(wanted.name())) {
      return Attempt.refused("it is not the next step of " + wanted.actor() + " here", step.name());
    }
    int choice = wanted.choice().isEmpty() ? 0 : choices.number(actor, step, wanted.choice());
    if (choice < 0) {
      return Attempt.refused("it has no alternative '" + wanted.choice() + "' here", "");
    }
    s.choice = choice;
    int next = step.action().run(s);
    if (next < 0) {
      return Attempt.refused(Refusal.of(next).text(), "");
    }
    s.set(pcField, next == Action.NEXT ? pc + 1 : next);
    return new Attempt(OptionalInt.of(Label.of(actor, pc, choice)), "", "");
  }

  private Attempt hardware(State s, int actor, TraceFile.Step wanted) {
    List<Step> steps = model.steps(actor);
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).name().equals(wanted.name())) {
        int next = steps.get(i).action().run(s);
        return next < 0
            ? Attempt.refused(Refusal.of(next).text(), "")
            : new Attempt(OptionalInt.of(Label.of(actor, i, 0)), "", "");
      }
    }
    return Attempt.refused(wanted.actor() + " cannot do that here", "");
  }
}
