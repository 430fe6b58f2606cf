package org.lufcheck.verdict.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.lufcheck.explore.Label;
import org.lufcheck.explore.Trace;
import org.lufcheck.kernel.KernelModel;
import org.lufcheck.kernel.Op;
import org.lufcheck.kernel.program.Step;
import org.lufcheck.kernel.state.State;
import org.lufcheck.kernel.state.Vars;
import org.lufcheck.kernel.view.Names;

/**
 * A trace as a sequence of states that can be asked when something changed. Step {@code i}, counted
 * from 1, leads from state {@code i - 1} to state {@code i}. Not thread-safe: states are shared.
 */
final class Timeline {
  private final KernelModel model;
  private final Trace trace;
  private final List<State> states = new ArrayList<>();
  private final Names names;

  Timeline(KernelModel model, Trace trace) {
    this.model = model;
    this.trace = trace;
    this.names = new Names(model);
    for (long[] packed : trace.states()) {
      State s = new State(model.words());
      s.load(packed, 0);
      states.add(s);
    }
  }

  KernelModel model() {
    return model;
  }

  Vars vars() {
    return model.vars();
  }

  Names names() {
    return names;
  }

  int length() {
    return trace.length();
  }

  State at(int state) {
    return states.get(state);
  }

  int actor(int step) {
    return Label.actor(trace.labels()[step - 1]);
  }

  boolean hardware(int step) {
    return model.hardware(actor(step));
  }

  Step step(int step) {
    return model.steps(actor(step)).get(Label.step(trace.labels()[step - 1]));
  }

  int choice(int step) {
    return Label.choice(trace.labels()[step - 1]);
  }

  /** Who took a step. */
  String who(int step) {
    return names.actor(actor(step));
  }

  /** The call that a task's step belongs to. */
  Op op(int step) {
    return vars().setup.tasks().get(actor(step)).ops().get(step(step).op());
  }

  /** The newest step up to {@code last} that changed what is asked for; 0 if it never changed. */
  int lastChange(ToIntFunction<State> what, int last) {
    for (int i = last; i > 0; i--) {
      if (what.applyAsInt(at(i)) != what.applyAsInt(at(i - 1))) {
        return i;
      }
    }
    return 0;
  }

  /** The first step from {@code first} on after which something holds; 0 if there is none. */
  int firstHolds(Predicate<State> what, int first) {
    for (int i = first; i <= length(); i++) {
      if (what.test(at(i))) {
        return i;
      }
    }
    return 0;
  }

  /** The first of the states up to {@code last} from which on something held until there. */
  int heldSince(Predicate<State> what, int last) {
    int since = last;
    while (since > 0 && what.test(at(since - 1))) {
      since--;
    }
    return since;
  }
}
