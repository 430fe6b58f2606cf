package org.lufcheck.kernel.luf;

import static org.lufcheck.kernel.program.Action.NEXT;

import org.lufcheck.kernel.Guard;
import org.lufcheck.kernel.Rules;
import org.lufcheck.kernel.program.Assembler;
import org.lufcheck.kernel.program.Label;
import org.lufcheck.kernel.program.Path;
import org.lufcheck.kernel.rules.Obligation;
import org.lufcheck.kernel.state.State;
import org.lufcheck.kernel.state.Vars;

/** fold_unmap_luf (mm/rmap.c, P16): what the unmapped read-only folios owe goes under a key. */
public final class KeyHandout {
  private final Vars v;
  private final Batches batches;

  /** The key hand-out of a machine. */
  public KeyHandout(Vars v, Batches batches) {
    this.v = v;
    this.batches = batches;
  }

  /** Leaves the key, or 0, in the task's register. */
  public void foldUnmapLuf(Path p) {
    if (!v.rules.luf()) {
      return;
    }
    Assembler a = p.asm();
    Vars.Task t = p.vars();
    Label none = new Label();
    a.at("mm/rmap.c, P16");
    a.step(
        "fold_unmap_luf",
        "draw ugen and key",
        s -> {
          if (!s.is(t.luf().required())) {
            return none.go();
          }
          int owed = s.get(t.luf().mask());
          owed = v.arch.broadcast() ? 0 : (int) Obligation.without(owed, flushed(s, t));
          s.set(t.luf().mask(), owed);
          if (owed == 0) {
            batches.reset(s, t.luf());
            return none.go();
          }
          s.set(t.ugen(), batches.draw(s));
          s.set(t.key(), nextKey(s));
          return NEXT;
        });
    a.step(
        "fold_unmap_luf",
        "fill luf_batch",
        s -> {
          Vars.LufBatch b = keeps() ? v.key[0] : v.key[s.get(t.key())];
          batches.foldKey(s, b, s.get(t.luf().mask()), s.get(t.ugen()));
          s.clear(t.ugen());
          batches.reset(s, t.luf());
          return NEXT;
        });
    a.mark(none);
  }

  /** The CPUs that need no key, because the flush that follows reaches them. */
  private int flushed(State s, Vars.Task t) {
    boolean some = s.is(t.ubc().mask());
    return some && !v.rules.has(Guard.SUBTRACT_FLUSHED) ? -1 : s.get(t.ubc().mask());
  }

  private boolean keeps() {
    return v.rules.deferral() == Rules.Deferral.KEEP_COPIES;
  }

  private int nextKey(State s) {
    int key = s.get(v.nextKey);
    s.set(v.nextKey, key % v.shape.keys() + 1);
    return key;
  }
}
