package org.lufcheck.verdict;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.lufcheck.explore.Expander;
import org.lufcheck.explore.Label;
import org.lufcheck.explore.Model;
import org.lufcheck.explore.Obligations;
import org.lufcheck.explore.Successors;
import org.lufcheck.kernel.KernelModel;
import org.lufcheck.kernel.hw.Noise;
import org.lufcheck.kernel.program.Step;
import org.lufcheck.kernel.state.State;

/**
 * That every call of a task ends once it has begun, if everybody is treated fairly. One obligation
 * per task; waiting for another thread's flag is no obligation. TLB fills and evictions that nobody
 * waits for are left out, since a CPU that does nothing else would count as treated fairly.
 */
final class CallsEnd implements Model, Obligations {
  private final KernelModel model;

  CallsEnd(KernelModel model) {
    this.model = model;
  }

  Set<Integer> fairActors() {
    Set<Integer> all = new TreeSet<>();
    for (int actor = 0; actor < model.actors(); actor++) {
      all.add(actor);
    }
    return all;
  }

  @Override
  public int count() {
    return model.vars().task.length;
  }

  @Override
  public boolean pending(long[] states, int offset, int task) {
    State s = new State(model.words());
    s.load(states, offset);
    int pc = s.get(model.vars().task[task].pc());
    List<Step> steps = model.steps(task);
    if (pc == 0 || pc >= steps.size() || steps.get(pc).where().isEmpty()) {
      return false;
    }
    return steps.get(pc - 1).op() == steps.get(pc).op();
  }

  @Override
  public String name(int task) {
    return "the call of " + model.vars().setup.tasks().get(task).name() + " ends";
  }

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
    return new Quiet(model.newExpander());
  }

  private boolean free(int label) {
    int actor = Label.actor(label);
    return model.hardware(actor) && model.steps(actor).get(Label.step(label)).depth() == Noise.FREE;
  }

  private final class Quiet implements Expander {
    private final Expander inner;
    private final Successors all = new Successors(model.words());
    private final long[] state = new long[model.words()];

    Quiet(Expander inner) {
      this.inner = inner;
    }

    @Override
    public void expand(long[] states, int offset, Successors out) {
      all.clear();
      inner.expand(states, offset, all);
      for (int i = 0; i < all.size(); i++) {
        if (!free(all.label(i))) {
          System.arraycopy(all.states(), all.offset(i), state, 0, state.length);
          out.add(state, all.label(i));
        }
      }
    }

    @Override
    public int check(long[] states, int offset) {
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
  }
}
