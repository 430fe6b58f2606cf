package org.lufcheck.kernel.oracle;

import org.lufcheck.kernel.hw.Tlb;
import org.lufcheck.kernel.state.FrameState;
import org.lufcheck.kernel.state.State;
import org.lufcheck.kernel.state.Vars;

/** F1: no frame that somebody else owns is reachable through a stale translation. */
public final class Ownership {
  private final Vars v;
  private final Tlb tlb;
  private final boolean[][] denotes;

  /** The judge of ownership of a machine. */
  public Ownership(Vars v, Tlb tlb) {
    this.v = v;
    this.tlb = tlb;
    denotes = new boolean[v.slot.length][v.shape.pages().size() + 3];
    for (int slot = 0; slot < denotes.length; slot++) {
      for (int page : v.shape.pagesOf(slot)) {
        denotes[slot][page + 1] = true;
      }
    }
  }

  /** 0, or the code of the clause found false. */
  public int code(State s) {
    for (int i = 0; i < tlb.entries(); i++) {
      int frame = tlb.frame(s, tlb.cpu(i), tlb.slot(i));
      if (frame != 0) {
        int code = entry(s, tlb.cpu(i), tlb.slot(i), v.frame[frame - 1]);
        if (code != 0) {
          return code;
        }
      }
    }
    return 0;
  }

  private int entry(State s, int cpu, int slot, Vars.Frame frame) {
    int state = s.get(frame.state());
    Clause clause;
    if (state == FrameState.OTHER) {
      clause = Clause.NEW_OWNER;
    } else if (state == FrameState.RETIRED) {
      clause = Clause.RETIRED;
    } else if (state == FrameState.USED && !denotes[slot][s.get(frame.page())]) {
      clause = Clause.NEW_PAGE;
    } else {
      return 0;
    }
    return tlb.reachableStale(s, cpu, slot) ? clause.code() : 0;
  }
}
