package org.lufcheck.kernel.luf;

import static org.lufcheck.kernel.program.Action.NEXT;

import java.util.function.Consumer;
import org.lufcheck.kernel.Guard;
import org.lufcheck.kernel.oracle.Clause;
import org.lufcheck.kernel.program.Label;
import org.lufcheck.kernel.program.Path;
import org.lufcheck.kernel.rules.ZoneTakeOff;
import org.lufcheck.kernel.state.State;
import org.lufcheck.kernel.state.Vars;

/**
 * What is pending in the zone rides along with a flush that happens anyway: the flush policy {@code
 * piggyback} of docs/strategies.md, which is not in the series. The flush reaches the CPUs that the
 * zone waits for, too. As at a take-off (P21) the generation is closed under the zone lock before
 * the flush begins and marked done after it is complete. Unlike there, nobody waits: while an
 * earlier generation is being flushed, nothing rides along.
 */
final class RideAlong {
  private final Vars v;
  private final Batches batches;

  /** The riding of a machine, if its kernel has it. */
  RideAlong(Vars v, Batches batches) {
    this.v = v;
    this.batches = batches;
  }

  /** Whether the kernel has it at all. */
  boolean on() {
    return v.rules.ridesAlong();
  }

  /** A look without the lock: whether it is worth while to take the zone lock. */
  boolean looks(State s, Path p) {
    return on() && s.is(v.zone.batch().required()) && !s.is(p.vars().zoneClaim()) && inTurn(s);
  }

  private boolean inTurn(State s) {
    return !v.rules.has(Guard.ZONE_ORDER)
        || ZoneTakeOff.mayRideAlong(s.get(v.zone.done()), s.get(v.zone.generation()));
  }

  /** Under the zone lock: takes over the zone's CPUs and closes its generation. */
  private void board(State s, Path p, Vars.Batch into) {
    if (!looks(s, p)) {
      return;
    }
    int generation = s.get(v.zone.generation());
    batches.fold(s, into, v.zone.batch(), v.rules.has(Guard.ZONE_CLOSE));
    s.set(p.vars().zoneClaim(), generation);
    if (v.rules.has(Guard.ZONE_CLOSE)) {
      close(s);
    }
    if (!v.rules.has(Guard.ZONE_COMPLETE)) {
      batches.zoneDone(s, generation);
    }
  }

  private void close(State s) {
    int generation = s.get(v.zone.generation());
    if (generation == v.zone.generation().mask()) {
      batches.fail(s, Clause.CLOCK_OVERFLOW);
    } else {
      s.set(v.zone.generation(), generation + 1);
    }
  }

  /** The step of boarding, for flushes that looked; the others go on at {@code alone}. */
  void board(Path p, Vars.Batch into, Label alone) {
    if (on()) {
      board(p, into, s -> {});
    }
    p.asm().mark(alone);
  }

  /** The step of boarding, and what the flush does in the same step. */
  void board(Path p, Vars.Batch into, Consumer<State> together) {
    p.asm().at("mm/page_alloc.c, lufcheck");
    p.asm()
        .step(
            "luf_ride_along",
            "close the generation, take over who is owed",
            s -> {
              board(s, p, into);
              together.accept(s);
              return NEXT;
            });
  }

  /** The step after the flush, for those that have boarded. */
  void arrive(Path p) {
    if (on()) {
      p.asm().at("mm/page_alloc.c, lufcheck");
      p.asm()
          .step(
              "luf_ride_along",
              "mark the generation done",
              s -> {
                batches.zoneDone(s, answered(s, s.get(p.vars().zoneClaim())));
                s.clear(p.vars().zoneClaim());
                return NEXT;
              });
    }
  }

  /** The generation that the flush answers for; closed only now if it is still open. */
  private int answered(State s, int claimed) {
    if (v.rules.has(Guard.ZONE_CLOSE)) {
      return claimed;
    }
    int generation = s.get(v.zone.generation());
    batches.reset(s, v.zone.batch());
    close(s);
    return generation;
  }
}
