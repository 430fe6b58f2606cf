package org.lufcheck.docs;

import java.util.List;
import org.lufcheck.explore.Expander;
import org.lufcheck.explore.Model;
import org.lufcheck.explore.Successors;
import org.lufcheck.kernel.KernelModel;
import org.lufcheck.kernel.oracle.Clause;
import org.lufcheck.kernel.oracle.Property;
import org.lufcheck.kernel.state.State;

/**
 * A model whose runs end, with nothing wrong, where a monitor has reported: what is found wrong in
 * it is what the monitor misses.
 */
record Unreported(KernelModel model, Property monitor) implements Model {
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
    Expander inner = model.newExpander();
    State s = new State(model.words());
    return new Expander() {
      private boolean reported(long[] states, int offset) {
        s.load(states, offset);
        int code = s.get(model.vars().error);
        return code != 0 && Clause.of(code).property() == monitor;
      }

      @Override
      public void expand(long[] states, int offset, Successors out) {
        if (!reported(states, offset)) {
          inner.expand(states, offset, out);
        }
      }

      @Override
      public int check(long[] states, int offset) {
        return reported(states, offset) ? 0 : inner.check(states, offset);
      }

      @Override
      public boolean mayEnd(long[] states, int offset) {
        return reported(states, offset) || inner.mayEnd(states, offset);
      }

      @Override
      public void canonicalize(long[] states, int offset) {
        inner.canonicalize(states, offset);
      }
    };
  }
}
