package org.lufcheck.concurrent.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.lufcheck.concurrent.record.Entry;
import org.lufcheck.kernel.Call;
import org.lufcheck.kernel.KernelModel;
import org.lufcheck.kernel.Op;
import org.lufcheck.kernel.program.Action;
import org.lufcheck.kernel.program.Refusal;
import org.lufcheck.kernel.program.Step;
import org.lufcheck.kernel.state.State;
import org.lufcheck.kernel.view.Choices;
import org.lufcheck.kernel.view.Names;
import org.lufcheck.verdict.trace.TraceFile;

/** Takes recorded steps in the model. Not thread-safe. */
final class ModelSteps {
  private final KernelModel model;
  private final Choices choices;
  private final List<String> actors = new ArrayList<>();
  private final List<Set<String>> programs = new ArrayList<>();

  ModelSteps(KernelModel model) {
    this.model = model;
    Names names = new Names(model);
    this.choices = new Choices(names);
    for (int actor = 0; actor < model.actors(); actor++) {
      actors.add(names.actor(actor));
      programs.add(
          model.steps(actor).stream().map(Step::name).collect(Collectors.toUnmodifiableSet()));
    }
  }

  List<String> actors() {
    return actors;
  }

  long[] initial() {
    return model.initialStates().get(0).clone();
  }

  State state(long[] words) {
    State s = new State(model.words());
    s.load(words, 0);
    return s;
  }

  /** Whether the actor's program has a step of this name anywhere. */
  boolean knows(int actor, String step) {
    return programs.get(actor).contains(step);
  }

  /** Takes a recorded step; returns why it cannot be taken, or an empty text. */
  String take(State s, int actor, Entry wanted) {
    return model.hardware(actor) ? hardware(s, actor, wanted) : task(s, actor, wanted);
  }

  private String task(State s, int actor, Entry wanted) {
    var pcField = model.vars().task[actor].pc();
    int pc = s.get(pcField);
    List<Step> program = model.steps(actor);
    if (pc >= program.size()) {
      return wanted.actor() + " has finished";
    }
    Step step = program.get(pc);
    if (!step.name().equals(wanted.step())) {
      return "the model's next step of " + wanted.actor() + " is \"" + step.name() + "\"";
    }
    s.choice = step.choices() == 1 ? 0 : choices.number(actor, step, wanted.choice());
    if (s.choice < 0) {
      return "the model has no alternative '" + wanted.choice() + "'";
    }
    int next = step.action().run(s);
    if (next < 0) {
      return Refusal.of(next).text();
    }
    s.set(pcField, next == Action.NEXT ? pc + 1 : next);
    return wrongValue(s, actor, step, wanted);
  }

  private String wrongValue(State s, int actor, Step step, Entry wanted) {
    Op op = model.vars().setup.tasks().get(actor).ops().get(step.op());
    OptionalInt register = wanted.value() < 0 ? OptionalInt.empty() : register(op);
    if (register.isEmpty()) {
      return "";
    }
    int value = s.get(model.vars().task[actor].reg()[register.getAsInt()]);
    return value == wanted.value()
        ? ""
        : "it returns " + value + " in the model, not " + wanted.value();
  }

  private static OptionalInt register(Op op) {
    return op.call().args().contains(Call.Arg.RESULT)
        ? OptionalInt.of(op.a())
        : OptionalInt.empty();
  }

  private String hardware(State s, int actor, Entry wanted) {
    for (Step step : model.steps(actor)) {
      if (step.name().equals(wanted.step())) {
        int next = step.action().run(s);
        return next < 0 ? Refusal.of(next).text() : "";
      }
    }
    return wanted.actor() + " cannot do that in the model";
  }

  /** Lets every CPU that can handle a task's flush IPI; returns the steps that were taken. */
  List<TraceFile.Step> acknowledgeAll(State s, String task) {
    String name = "flush_tlb_func: IPI from " + task;
    List<TraceFile.Step> taken = new ArrayList<>();
    for (int actor = 0; actor < model.actors(); actor++) {
      for (Step step : model.hardware(actor) ? model.steps(actor) : List.<Step>of()) {
        if (step.name().equals(name) && step.action().run(s) >= 0) {
          taken.add(new TraceFile.Step(actors.get(actor), name, ""));
        }
      }
    }
    return taken;
  }
}
