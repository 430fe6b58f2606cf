package org.lufcheck.kernel;

import static org.lufcheck.kernel.program.Action.NEXT;

import org.lufcheck.explore.Expander;
import org.lufcheck.explore.Label;
import org.lufcheck.explore.Successors;
import org.lufcheck.kernel.hw.Noise;
import org.lufcheck.kernel.oracle.Antecedents;
import org.lufcheck.kernel.program.Step;
import org.lufcheck.kernel.reduce.Canonical;
import org.lufcheck.kernel.state.State;
import org.lufcheck.kernel.state.Vars;

/** Generates the successors of a state: each task's next step, then what each CPU may do. */
final class KernelExpander implements Expander {
  private final Vars v;
  private final Judge judge;
  private final Antecedents antecedents;
  private final Canonical canonical;
  private final State state;
  private final Step[][] programs;
  private final Step[][] noise;

  KernelExpander(KernelModel model, Judge judge, Antecedents antecedents, Reduction reduction) {
    this.v = model.vars();
    this.judge = judge;
    this.antecedents = antecedents;
    this.canonical = new Canonical(model.vars(), reduction);
    this.state = new State(model.words());
    int tasks = v.task.length;
    programs = new Step[tasks][];
    noise = new Step[model.actors() - tasks][];
    for (int actor = 0; actor < model.actors(); actor++) {
      Step[] steps = model.steps(actor).toArray(Step[]::new);
      if (actor < tasks) {
        programs[actor] = steps;
      } else {
        noise[actor - tasks] = steps;
      }
    }
  }

  @Override
  public void expand(long[] states, int offset, Successors out) {
    state.load(states, offset);
    int before = out.size();
    for (int t = 0; t < programs.length; t++) {
      task(states, offset, t, out);
    }
    for (int c = 0; c < noise.length; c++) {
      hardware(states, offset, c, Noise.OWED, out);
    }
    if (out.size() == before) {
      return;
    }
    for (int c = 0; c < noise.length; c++) {
      hardware(states, offset, c, Noise.FREE, out);
    }
  }

  private void task(long[] states, int offset, int t, Successors out) {
    int pc = state.get(v.task[t].pc());
    if (pc == programs[t].length) {
      return;
    }
    Step step = programs[t][pc];
    for (int choice = 0; choice < step.choices(); choice++) {
      state.choice = choice;
      int next = step.action().run(state);
      if (next >= 0) {
        state.set(v.task[t].pc(), next == NEXT ? pc + 1 : next);
        out.add(state.words, Label.of(t, pc, choice));
        state.load(states, offset);
      }
    }
  }

  private void hardware(long[] states, int offset, int cpu, int depth, Successors out) {
    Step[] steps = noise[cpu];
    for (int i = 0; i < steps.length; i++) {
      if (steps[i].depth() == depth && steps[i].action().run(state) >= 0) {
        out.add(state.words, Label.of(programs.length + cpu, i, 0));
        state.load(states, offset);
      }
    }
  }

  @Override
  public int check(long[] states, int offset) {
    state.load(states, offset);
    antecedents.note(state);
    return judge.code(state);
  }

  @Override
  public boolean mayEnd(long[] states, int offset) {
    state.load(states, offset);
    return judge.finished(state);
  }

  @Override
  public void canonicalize(long[] states, int offset) {
    canonical.reduce(states, offset);
  }
}
