package org.lufcheck.models;

import java.util.List;
import org.lufcheck.explore.Expander;
import org.lufcheck.explore.Model;
import org.lufcheck.explore.Successors;
import org.lufcheck.kernel.KernelModel;
import org.lufcheck.kernel.hw.Tlb;
import org.lufcheck.kernel.state.Pte;
import org.lufcheck.kernel.state.State;

/**
 * A model in which a search stops at what ptep_clear_flush() takes to be impossible: a CPU can use
 * some translation of an address whose PTE is inaccessible, and no flush of it is pending.
 */
record InaccessibleView(KernelModel model) implements Model {
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
    State state = new State(model.words());
    Tlb tlb = new Tlb(model.vars());
    return new Expander() {
      @Override
      public void expand(long[] states, int offset, Successors out) {
        inner.expand(states, offset, out);
      }

      @Override
      public int check(long[] states, int offset) {
        state.load(states, offset);
        return cached(tlb, state) ? 1 : 0;
      }

      @Override
      public boolean mayEnd(long[] states, int offset) {
        return true;
      }

      @Override
      public void canonicalize(long[] states, int offset) {
        inner.canonicalize(states, offset);
      }
    };
  }

  private boolean cached(Tlb tlb, State s) {
    for (int slot = 0; slot < model.vars().slot.length; slot++) {
      int mm = model.vars().setup.slots().get(slot).mm();
      boolean settled = !s.is(model.vars().mm[mm].flushing());
      if (s.get(model.vars().slot[slot].kind()) == Pte.PROTNONE && settled) {
        for (int cpu = 0; cpu < model.vars().cpu.length; cpu++) {
          if (tlb.reachable(s, cpu, slot)) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
