package org.lufcheck.kernel.alloc;

import static org.lufcheck.kernel.program.Action.NEXT;

import org.lufcheck.kernel.Guard;
import org.lufcheck.kernel.Hook;
import org.lufcheck.kernel.Rules;
import org.lufcheck.kernel.luf.Batches;
import org.lufcheck.kernel.luf.Flusher;
import org.lufcheck.kernel.luf.Hooks;
import org.lufcheck.kernel.oracle.Clause;
import org.lufcheck.kernel.program.Assembler;
import org.lufcheck.kernel.program.Label;
import org.lufcheck.kernel.program.Path;
import org.lufcheck.kernel.program.Refusal;
import org.lufcheck.kernel.rules.ZoneTakeOff;
import org.lufcheck.kernel.state.FrameState;
import org.lufcheck.kernel.state.State;
import org.lufcheck.kernel.state.Vars;

/**
 * A page leaves the allocator: rmqueue with LUF's take-off section around it (mm/page_alloc.c, P09,
 * P10, P12, P13, P17, P21), single pages only. What a page owes is folded into the task under the
 * list's lock, and flushed at the end of the section, before the page is prepared for its new
 * owner. Which page of a list is first depends on allocations outside the model, so any page of pcp
 * or buddy may be.
 */
public final class TakeOff {
  private final Vars v;
  private final Batches batches;
  private final Flusher flusher;
  private final Hooks hooks;

  /** The take-off paths of a machine. */
  public TakeOff(Vars v, Batches batches, Flusher flusher, Hooks hooks) {
    this.v = v;
    this.batches = batches;
    this.flusher = flusher;
    this.hooks = hooks;
  }

  private boolean tagged() {
    return v.rules.deferral() == Rules.Deferral.IN_ALLOCATOR;
  }

  /** Takes a frame into the task's register; {@code atomic} contexts cannot send IPIs. */
  public void take(Path p, boolean atomic) {
    take(p, atomic, new Label());
  }

  /** As above; an atomic request that finds nothing goes to {@code failed}. */
  public void take(Path p, boolean atomic, Label failed) {
    Assembler a = p.asm();
    a.at("mm/page_alloc.c, P12, P13");
    Label again = new Label();
    a.mark(again);
    boolean keeps = v.rules.deferral() == Rules.Deferral.KEEP_COPIES;
    if (keeps) {
      flushKeptUnderPressure(p);
    }
    boolean noShootdown = atomic && v.rules.has(Guard.ATOMIC_CONTEXT);
    a.choose(
        "rmqueue",
        "take a frame",
        v.frame.length + (keeps || atomic ? 1 : 0),
        s -> {
          if (s.choice == v.frame.length) {
            return atomic ? failed.go() : onlyKept(s) ? again.go() : Refusal.NO_FRAME.code();
          }
          Vars.Frame f = v.frame[s.choice];
          int state = s.get(f.state());
          if (!FrameState.free(state) || twin(s, s.choice)) {
            return Refusal.NOT_APPLICABLE.code();
          }
          if (tagged() && v.rules.has(Hook.H18)) {
            boolean passes =
                state == FrameState.PCP
                    ? passPcp(s, p, f, noShootdown)
                    : passZone(s, p, f, noShootdown);
            if (!passes) {
              return Refusal.NO_FRAME.code();
            }
          }
          s.set(f.state(), FrameState.HELD);
          if (tagged()) {
            s.clear(f.tag());
          }
          s.set(p.vars().frame(), s.choice + 1);
          return NEXT;
        });
    if (tagged() && v.rules.has(Hook.H18)) {
      end(p);
    }
    if (tagged() && batches.debug().on()) {
      a.at("mm/page_alloc.c, M25");
      a.step(
          "lufd_check_queued_pages",
          "",
          s -> {
            batches.debug().exit(s, s.get(p.vars().frame()));
            return NEXT;
          });
    }
  }

  /**
   * Whether an untouched frame of the same list has a smaller number: they are indistinguishable.
   */
  private boolean twin(State s, int frame) {
    if (!untouched(s, frame)) {
      return false;
    }
    for (int f = 0; f < frame; f++) {
      if (untouched(s, f)) {
        return true;
      }
    }
    return false;
  }

  private boolean untouched(State s, int frame) {
    Vars.Frame f = v.frame[frame];
    return s.get(f.page()) == 0
        && s.get(f.state()) == FrameState.BUDDY
        && batches.shadow().record().empty(s, f);
  }

  /** luf_takeoff_check_and_fold for a page in pcp (P10, P17). */
  private boolean passPcp(State s, Path p, Vars.Frame f, boolean noShootdown) {
    int key = s.get(f.tag());
    if (key == 0 || !s.is(v.key[key].required())) {
      return true;
    }
    Vars.LufBatch b = v.key[key];
    if (batches.owing(s, s.get(b.mask()), s.get(b.ugen())) == 0) {
      return true;
    }
    if (noShootdown) {
      return false;
    }
    batches.add(s, p.vars().takeoff(), s.get(b.mask()));
    s.set(p.vars().lufUgen(), Math.max(s.get(p.vars().lufUgen()), s.get(b.ugen())));
    return true;
  }

  /** luf_takeoff_check_and_fold for a page in buddy, under the zone lock (P21). */
  private boolean passZone(State s, Path p, Vars.Frame f, boolean noShootdown) {
    Vars.Task t = p.vars();
    int tag = s.get(f.state()) == FrameState.BUDDY ? 0 : s.get(f.tag());
    int generation = s.get(v.zone.generation());
    ZoneTakeOff decision =
        ZoneTakeOff.decide(
            tag, s.get(v.zone.done()), generation, s.is(t.zoneClaim()), !noShootdown);
    if (decision == ZoneTakeOff.WAIT) {
      s.set(t.zoneWait(), Math.max(s.get(t.zoneWait()), tag));
    }
    if (decision != ZoneTakeOff.CLAIM) {
      return decision.leaves();
    }
    if (generation == v.zone.generation().mask()) {
      batches.fail(s, Clause.CLOCK_OVERFLOW);
      return true;
    }
    s.set(t.zoneWait(), generation - 1);
    s.set(t.zoneClaim(), generation);
    s.set(t.lufUgen(), s.get(v.zone.lufUgen()));
    s.set(v.zone.generation(), generation + 1);
    batches.fold(s, t.takeoff(), v.zone.batch(), true);
    return true;
  }

  /** luf_takeoff_end (P10, P17, P21). */
  private void end(Path p) {
    Assembler a = p.asm();
    Vars.Task t = p.vars();
    Label nothing = new Label();
    Label waited = new Label();
    a.at("mm/page_alloc.c, P10, P17, P21");
    a.step(
        "luf_takeoff_end",
        "anything owed?",
        s -> {
          int newest = s.get(t.lufUgen());
          if (newest != 0) {
            int owing = batches.owing(s, s.get(t.takeoff().mask()), newest);
            s.set(t.takeoff().mask(), owing);
            if (owing == 0) {
              batches.reset(s, t.takeoff());
            }
            s.clear(t.lufUgen());
          }
          boolean owed = s.is(t.takeoff().required()) || s.is(t.zoneClaim()) || s.is(t.zoneWait());
          return owed ? NEXT : nothing.go();
        });
    a.inside(() -> flusher.takeoff(p));
    a.step(
        "luf_takeoff_end",
        "wait for earlier generations",
        s -> {
          boolean wait = v.rules.has(s.is(t.zoneClaim()) ? Guard.ZONE_ORDER : Guard.ZONE_WAIT);
          if (wait && s.get(v.zone.done()) < s.get(t.zoneWait())) {
            return Refusal.GENERATION_PENDING.code();
          }
          s.clear(t.zoneWait());
          return s.is(t.zoneClaim()) ? NEXT : waited.go();
        });
    a.step(
        "luf_takeoff_end",
        "mark the generation done",
        s -> {
          batches.zoneDone(s, s.get(t.zoneClaim()));
          s.clear(t.zoneClaim());
          return NEXT;
        });
    a.mark(nothing);
    a.mark(waited);
  }

  private boolean onlyKept(State s) {
    boolean kept = false;
    for (Vars.Frame f : v.frame) {
      if (FrameState.free(s.get(f.state()))) {
        return false;
      }
      kept |= s.get(f.state()) == FrameState.KEPT;
    }
    return kept;
  }

  private void flushKeptUnderPressure(Path p) {
    Label enough = new Label();
    p.asm()
        .step("get_page_from_freelist", "any free frame?", s -> onlyKept(s) ? NEXT : enough.go());
    hooks.flushAll(p, Hook.H18);
    p.asm().mark(enough);
  }
}
