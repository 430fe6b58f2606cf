package org.lufcheck.verdict.story;

import java.util.ArrayList;
import java.util.List;
import org.lufcheck.explore.Label;
import org.lufcheck.explore.Trace;
import org.lufcheck.kernel.KernelModel;
import org.lufcheck.kernel.Op;
import org.lufcheck.kernel.Setup;
import org.lufcheck.kernel.program.Step;
import org.lufcheck.kernel.state.Pte;
import org.lufcheck.kernel.state.Shape;
import org.lufcheck.kernel.state.State;
import org.lufcheck.kernel.state.Vars;
import org.lufcheck.kernel.view.Choices;
import org.lufcheck.kernel.view.Names;
import org.lufcheck.kernel.view.Viewer;

/** Tells traces of a model as stories. Immutable and thread-safe. */
public final class StoryTeller {
  private final KernelModel model;
  private final Vars v;
  private final Names names;
  private final Viewer viewer;
  private final Choices choices;

  /** A teller of a model's traces. */
  public StoryTeller(KernelModel model) {
    this.model = model;
    this.v = model.vars();
    this.names = new Names(model);
    this.viewer = new Viewer(names);
    this.choices = new Choices(names);
  }

  /** The story of a trace. */
  public Story tell(Trace trace) {
    List<StoryStep> steps = new ArrayList<>();
    int[] lastOp = new int[model.actors()];
    java.util.Arrays.fill(lastOp, -1);
    for (int i = 0; i < trace.length(); i++) {
      int label = trace.labels()[i];
      State before = state(trace.states().get(i));
      State after = state(trace.states().get(i + 1));
      int actor = Label.actor(label);
      Step step = model.steps(actor).get(Label.step(label));
      int op = callOf(actor, step);
      boolean opening = op >= 0 && (op != lastOp[actor] || atFirst(actor, step, before));
      lastOp[actor] = op;
      steps.add(
          new StoryStep(
              i + 1,
              names.actor(actor),
              model.cpuOf(actor),
              model.hardware(actor),
              op < 0 ? "" : names.call(actor, ops(actor).get(op)),
              opening,
              op >= 0 && step.where().isEmpty(),
              model.hardware(actor) ? 0 : step.depth(),
              step.function(),
              step.what(),
              step.where(),
              choices.name(actor, step, Label.choice(label)),
              note(actor, step, before, after),
              result(actor, op, before, after),
              viewer.snapshot(trace.states().get(i + 1))));
    }
    int loop = trace.loopStart() == Trace.NO_LOOP ? -1 : trace.loopStart();
    return new Story(viewer.snapshot(trace.states().get(0)), steps, loop);
  }

  private State state(long[] packed) {
    State s = new State(model.words());
    s.load(packed, 0);
    return s;
  }

  private List<Op> ops(int task) {
    return v.setup.tasks().get(task).ops();
  }

  /** The number of the call that a step belongs to, or -1. */
  private int callOf(int actor, Step step) {
    if (model.hardware(actor)) {
      return -1;
    }
    Setup.Task task = v.setup.tasks().get(actor);
    return task.background() && step.function().equals(task.name()) ? -1 : step.op();
  }

  private boolean atFirst(int actor, Step step, State before) {
    int pc = before.get(v.task[actor].pc());
    return pc > 0 && callOf(actor, model.steps(actor).get(pc - 1)) != step.op();
  }

  private String note(int actor, Step step, State before, State after) {
    if (model.hardware(actor)) {
      return "";
    }
    if (step.where().isEmpty()
        && (step.function().equals("load") || step.function().equals("store"))) {
      return access(actor, step, before, after);
    }
    boolean hook = step.what().contains(" luf_flush");
    boolean nobody = after.get(v.task[actor].ubc().mask()) == 0;
    return hook && nobody ? "flushes nobody" : "";
  }

  private String access(int actor, Step step, State before, State after) {
    int slot = Shape.slotOf(ops(actor).get(step.op()));
    Vars.Cpu cpu = v.cpu[model.cpuOf(actor)];
    if (step.what().equals("SIGSEGV")) {
      return "";
    }
    boolean done =
        after.get(v.task[actor].pc()) != before.get(v.task[actor].pc()) + 1
            || left(actor, step.op(), after);
    if (!done) {
      return "fault";
    }
    int had = before.get(cpu.tlbFrame()[slot]);
    boolean same = had != 0 && had == after.get(cpu.tlbFrame()[slot]);
    boolean mapped = before.get(v.slot[slot].kind()) == Pte.PRESENT;
    return same ? "tlb hit" : mapped ? "walk" : "";
  }

  private boolean left(int actor, int op, State after) {
    int pc = after.get(v.task[actor].pc());
    return pc >= model.steps(actor).size() || model.steps(actor).get(pc).op() != op;
  }

  private String result(int actor, int op, State before, State after) {
    if (op < 0 || !Shape.hasResult(ops(actor).get(op)) || !left(actor, op, after)) {
      return "";
    }
    int pc = before.get(v.task[actor].pc());
    boolean inside = pc < model.steps(actor).size() && model.steps(actor).get(pc).op() == op;
    int register = ops(actor).get(op).a();
    return inside ? "r" + (register + 1) + "=" + after.get(v.task[actor].reg()[register]) : "";
  }
}
