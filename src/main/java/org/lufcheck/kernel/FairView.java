package org.lufcheck.kernel;

import java.util.List;
import org.lufcheck.explore.Expander;
import org.lufcheck.explore.Label;
import org.lufcheck.explore.Model;
import org.lufcheck.explore.Successors;
import org.lufcheck.kernel.hw.Noise;

/**
 * The same transition system with one more actor for each CPU, which takes those of its steps that
 * it owes to nobody. Reductions are off.
 */
final class FairView implements Model {
  private final KernelModel model;
  private final int tasks;

  FairView(KernelModel model) {
    this.model = model;
    this.tasks = model.vars().task.length;
  }

  /** The model's actor that an additional actor stands for. */
  static int cpuActor(KernelModel model, int actor) {
    return actor - model.vars().setup.cpus();
  }

  @Override
  public int words() {
    return model.words();
  }

  @Override
  public int actors() {
    return model.actors() + model.vars().setup.cpus();
  }

  @Override
  public List<long[]> initialStates() {
    return model.initialStates();
  }

  @Override
  public Expander newExpander() {
    return new Relabelling(model.newExpander());
  }

  private int relabel(int label) {
    int actor = Label.actor(label);
    int step = Label.step(label);
    boolean free = actor >= tasks && model.steps(actor).get(step).depth() == Noise.FREE;
    int seen = free ? actor + model.vars().setup.cpus() : actor;
    return Label.of(seen, step, Label.choice(label));
  }

  private final class Relabelling implements Expander {
    private final Expander inner;
    private final Successors successors = new Successors(model.words());
    private final long[] state = new long[model.words()];

    Relabelling(Expander inner) {
      this.inner = inner;
    }

    @Override
    public void expand(long[] states, int offset, Successors out) {
      successors.clear();
      inner.expand(states, offset, successors);
      for (int i = 0; i < successors.size(); i++) {
        System.arraycopy(successors.states(), successors.offset(i), state, 0, state.length);
        out.add(state, relabel(successors.label(i)));
      }
    }

    @Override
    public int check(long[] states, int offset) {
      return inner.check(states, offset);
    }

    @Override
    public boolean mayEnd(long[] states, int offset) {
      return inner.mayEnd(states, offset);
    }

    @Override
    public void canonicalize(long[] states, int offset) {}
  }
}
