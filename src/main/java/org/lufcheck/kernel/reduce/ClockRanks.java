package org.lufcheck.kernel.reduce;

import java.util.ArrayList;
import java.util.List;
import org.lufcheck.kernel.state.Field;
import org.lufcheck.kernel.state.FrameState;
import org.lufcheck.kernel.state.State;
import org.lufcheck.kernel.state.Vars;

/**
 * Renumbers clocks. Numbers of the global clock are only compared with each other and with 0, and a
 * new one is larger than all; so each is replaced by its rank among those in use. Zone generations
 * are also counted up by one, so they are shifted instead, until the oldest in use is 1. Not
 * thread-safe.
 */
final class ClockRanks {
  private final Vars v;
  private final Field[] clocks;
  private final boolean[] used = new boolean[Vars.CLOCK_MAX + 1];
  private final int[] rank = new int[Vars.CLOCK_MAX + 1];

  ClockRanks(Vars v) {
    this.v = v;
    List<Field> found = new ArrayList<>();
    found.add(v.ugen);
    found.add(v.zone.lufUgen());
    for (Vars.Cpu c : v.cpu) {
      found.add(c.done());
    }
    for (Vars.LufBatch b : v.key) {
      found.add(b.ugen());
    }
    for (Vars.Mm m : v.mm) {
      found.add(m.luf().ugen());
    }
    for (Vars.File f : v.file) {
      found.add(f.luf().ugen());
    }
    for (Vars.Frame f : v.frame) {
      found.add(f.debugUgen());
    }
    for (Vars.Task t : v.task) {
      found.add(t.ugen());
      found.add(t.lufUgen());
    }
    clocks = found.stream().filter(f -> f.mask() != 0).toArray(Field[]::new);
  }

  void renumber(State s) {
    rank(s);
    shift(s);
  }

  private void rank(State s) {
    java.util.Arrays.fill(used, false);
    for (Field f : clocks) {
      used[s.get(f)] = true;
    }
    int next = 0;
    for (int value = 1; value < used.length; value++) {
      rank[value] = used[value] ? ++next : 0;
    }
    for (Field f : clocks) {
      s.set(f, rank[s.get(f)]);
    }
  }

  private void shift(State s) {
    int least = s.get(v.zone.done());
    for (Vars.Frame f : v.frame) {
      if (s.get(f.state()) == FrameState.PEND) {
        least = Math.min(least, s.get(f.tag()));
      }
    }
    for (Vars.Task t : v.task) {
      least = s.is(t.zoneClaim()) ? Math.min(least, s.get(t.zoneClaim())) : least;
      least = s.is(t.zoneWait()) ? Math.min(least, s.get(t.zoneWait())) : least;
    }
    int by = least - 1;
    if (by <= 0) {
      return;
    }
    s.set(v.zone.done(), s.get(v.zone.done()) - by);
    s.set(v.zone.generation(), s.get(v.zone.generation()) - by);
    for (Vars.Frame f : v.frame) {
      if (s.get(f.state()) == FrameState.PEND) {
        s.set(f.tag(), s.get(f.tag()) - by);
      }
    }
    for (Vars.Task t : v.task) {
      shift(s, t.zoneClaim(), by);
      shift(s, t.zoneWait(), by);
    }
  }

  private void shift(State s, Field f, int by) {
    if (s.is(f)) {
      s.set(f, s.get(f) - by);
    }
  }
}
