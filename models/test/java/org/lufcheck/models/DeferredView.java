package org.lufcheck.models;

import java.util.List;
import org.lufcheck.explore.Expander;
import org.lufcheck.explore.Model;
import org.lufcheck.explore.Successors;
import org.lufcheck.kernel.KernelModel;
import org.lufcheck.kernel.hw.Tlb;
import org.lufcheck.kernel.state.FrameState;
import org.lufcheck.kernel.state.State;

/**
 * A model in which a search stops at what LUF is about: a CPU can read a frame through a stale
 * translation while the frame is in the allocator, or kept for its flush.
 */
record DeferredView(KernelModel model) implements Model {
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
        return deferred(tlb, state) ? 1 : 0;
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

  private boolean deferred(Tlb tlb, State s) {
    for (int cpu = 0; cpu < model.vars().cpu.length; cpu++) {
      for (int slot = 0; slot < model.vars().slot.length; slot++) {
        int frame = tlb.frame(s, cpu, slot);
        if (frame != 0 && tlb.reachableStale(s, cpu, slot)) {
          int owner = s.get(model.vars().frame[frame - 1].state());
          if (FrameState.free(owner) || owner == FrameState.KEPT) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
