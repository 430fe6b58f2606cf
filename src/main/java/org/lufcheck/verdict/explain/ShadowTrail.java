package org.lufcheck.verdict.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lufcheck.kernel.oracle.Clause;
import org.lufcheck.kernel.oracle.Property;
import org.lufcheck.kernel.state.Field;
import org.lufcheck.kernel.state.State;
import org.lufcheck.kernel.state.Vars;

/** What stands in the record behind a report of our own debug checks, and since when. */
final class ShadowTrail {
  private final Timeline time;
  private final Clause clause;
  private final Vars v;
  private final int end;

  ShadowTrail(Timeline time, Clause clause) {
    this.time = time;
    this.clause = clause;
    this.v = time.vars();
    this.end = time.length();
  }

  /** A frame that may still be used at an address. */
  private record Debt(int frame, int slot, Field who) {}

  /** The links of the chain; none if the report is not about a translation. */
  List<Because> links() {
    List<Because> links = new ArrayList<>();
    debt()
        .ifPresent(
            debt -> {
              int mask = time.at(end).get(debt.who());
              int since = time.heldSince(s -> (s.get(debt.who()) & mask) == mask, end);
              String cpus = v.arch.broadcast() ? "some CPU" : "CPUs " + time.names().cpus(mask);
              String frame = time.names().frame(debt.frame());
              if (since > 0) {
                links.add(
                    new Because(
                        since,
                        time.who(since)
                            + " changes the PTE of "
                            + time.names().slot(debt.slot())
                            + ": "
                            + cpus
                            + " may still use it with "
                            + frame
                            + ", and nobody of them has flushed since"));
              }
              Field changed = v.frame[debt.frame() - 1].shadowChanged();
              int late = time.lastChange(s -> s.get(changed), end - 1);
              if (clause == Clause.SHADOW_OUTDATED && late > 0) {
                links.add(
                    new Because(
                        late,
                        time.who(late)
                            + " changes the page while "
                            + frame
                            + " waits for its flush"));
              }
            });
    return links;
  }

  private Optional<Debt> debt() {
    if (clause.property() != Property.DBX) {
      return Optional.empty();
    }
    boolean writes = clause == Clause.SHADOW_WRITABLE || clause == Clause.SHADOW_COPIED;
    Optional<Debt> found = Optional.empty();
    for (int f = 1; f <= v.frame.length; f++) {
      Vars.Frame frame = v.frame[f - 1];
      Field[] who = writes ? frame.shadowWrite() : frame.shadowRead();
      for (int slot = 0; slot < who.length; slot++) {
        if (time.at(end).is(who[slot]) && (found.isEmpty() || concerned(f))) {
          found = Optional.of(new Debt(f, slot, who[slot]));
        }
      }
    }
    return found;
  }

  /** Whether the last step has the frame in hand, or had noted it. */
  private boolean concerned(int frame) {
    State before = time.at(end - 1);
    boolean held = !time.hardware(end) && before.get(v.task[time.actor(end)].frame()) == frame;
    return held || before.is(v.frame[frame - 1].shadowChanged());
  }
}
