package org.lufcheck.kernel.oracle;

import java.util.EnumSet;
import java.util.Set;
import org.lufcheck.kernel.hw.Tlb;
import org.lufcheck.kernel.state.Field;
import org.lufcheck.kernel.state.FrameState;
import org.lufcheck.kernel.state.Pte;
import org.lufcheck.kernel.state.State;
import org.lufcheck.kernel.state.Vars;

/**
 * Which properties had something to judge: a search in which the antecedent of a property never
 * arose says nothing about it. One per expander; not thread-safe.
 */
public final class Antecedents {
  private static final Set<Property> STALE = EnumSet.of(Property.F1, Property.C3, Property.K1);
  private static final Set<Property> DEFERRED =
      EnumSet.of(
          Property.F2,
          Property.F3,
          Property.F4,
          Property.A1,
          Property.C1,
          Property.C2,
          Property.K2,
          Property.DBG);

  private final Vars v;
  private final boolean shadowed;
  private final Tlb tlb;
  private final Set<Property> met = EnumSet.of(Property.Q1, Property.Q2);
  private final Set<Property> reachable = EnumSet.allOf(Property.class);

  /** The antecedents of a machine. */
  public Antecedents(Vars v, Tlb tlb) {
    this.v = v;
    this.shadowed = v.watched.contains(Property.DBX);
    this.tlb = tlb;
  }

  /** The properties whose antecedent has held in some state so far. */
  public Set<Property> met() {
    return Set.copyOf(met);
  }

  /** Looks at one more state. */
  public void note(State s) {
    if (met.size() == reachable.size()) {
      return;
    }
    for (int i = 0; i < tlb.entries(); i++) {
      int cpu = tlb.cpu(i);
      int slot = tlb.slot(i);
      if (tlb.frame(s, cpu, slot) != 0 && tlb.reachableStale(s, cpu, slot)) {
        entry(s, cpu, slot);
      }
    }
    for (Vars.Mm mm : v.mm) {
      note(Property.A3, s.is(mm.writer()));
      note(Property.M1, s.is(mm.exited()));
    }
    for (Vars.Frame f : v.frame) {
      note(Property.M1, s.is(f.pin()));
      for (int i = 0; shadowed && i < f.shadowRead().length; i++) {
        note(Property.DBX, s.is(f.shadowRead()[i]));
      }
    }
    for (Vars.Task t : v.task) {
      knowledge(s, t);
    }
  }

  private void note(Property property, boolean holds) {
    if (holds) {
      met.add(property);
    }
  }

  private void entry(State s, int cpu, int slot) {
    met.addAll(STALE);
    Vars.Frame f = v.frame[tlb.frame(s, cpu, slot) - 1];
    int state = s.get(f.state());
    note(Property.V1, state == FrameState.ISOLATED);
    if (!FrameState.free(state) && state != FrameState.KEPT) {
      return;
    }
    met.addAll(DEFERRED);
    boolean rewritten = s.get(v.slot[slot].kind()) == Pte.PRESENT;
    note(Property.D1B, rewritten);
    note(Property.D1A, rewritten);
    int page = s.get(f.page()) - 1;
    if (page >= 0 && page < v.page.length && !v.shape.pages().get(page).anonymous()) {
      note(Property.S1, v.setup.slots().get(slot).shared());
      note(Property.D2B, s.is(v.page[page].frame()));
      note(Property.D2A, s.is(v.page[page].frame()));
    }
  }

  private void knowledge(State s, Vars.Task t) {
    for (int page = 0; page < t.knowsVersion().length; page++) {
      if (s.is(t.knowsVersion()[page])) {
        met.add(v.shape.pages().get(page).anonymous() ? Property.A2 : Property.S2);
      }
    }
    for (Field epoch : t.knowsEpoch()) {
      note(Property.A2, s.is(epoch));
    }
  }
}
