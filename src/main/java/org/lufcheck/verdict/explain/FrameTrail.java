package org.lufcheck.verdict.explain;

import java.util.ArrayList;
import java.util.List;
import org.lufcheck.kernel.Hook;
import org.lufcheck.kernel.Rules;
import org.lufcheck.kernel.oracle.Property;
import org.lufcheck.kernel.state.FrameState;
import org.lufcheck.kernel.state.State;
import org.lufcheck.kernel.state.Vars;

/** How the frame of a stale entry left its page: freed, taken, given to somebody else. */
final class FrameTrail {
  private final Timeline time;
  private final Vars v;
  private final Entry entry;
  private final boolean property;

  /** The trail of the entry's frame; what happens after the free matters for F1 and the like. */
  FrameTrail(Timeline time, Entry entry, Property property) {
    this.time = time;
    this.v = time.vars();
    this.entry = entry;
    this.property =
        property == Property.F1
            || property == Property.F2
            || property == Property.F3
            || property == Property.C3;
  }

  List<Because> links() {
    List<Because> links = new ArrayList<>();
    Vars.Frame frame = v.frame[entry.frame() - 1];
    String name = time.names().frame(entry.frame());
    for (int step = entry.stale() + 1; property && step <= time.length(); step++) {
      int was = time.at(step - 1).get(frame.state());
      int is = time.at(step).get(frame.state());
      if (was == is) {
        continue;
      }
      if (FrameState.free(is) && !FrameState.free(was)) {
        int tag = time.at(step).get(frame.tag());
        String mark = tag == 0 ? " without a tag" : is == FrameState.PCP ? ", key " + tag : "";
        links.add(new Because(step, name + " is freed to " + time.names().owner(is) + mark));
      } else if (FrameState.free(was) && !FrameState.free(is)) {
        links.add(new Because(step, time.who(step) + " takes " + name + takenBecause(step)));
      } else if (is == FrameState.OTHER || is == FrameState.RETIRED) {
        links.add(new Because(step, name + " has a new owner"));
      } else if (is == FrameState.USED) {
        int page = time.at(step).get(frame.page());
        links.add(new Because(step, name + " now holds " + time.names().contents(page)));
      }
    }
    return links;
  }

  private String takenBecause(int step) {
    if (v.rules.deferral() != Rules.Deferral.IN_ALLOCATOR || !v.rules.has(Hook.H18)) {
      return "";
    }
    State before = time.at(step - 1);
    Vars.Frame frame = v.frame[entry.frame() - 1];
    Vars.Task task = v.task[time.actor(step)];
    if ((time.at(step).get(task.takeoff().mask()) & entry.bit()) != 0) {
      return ", which owes " + time.names().cpu(entry.cpu()) + " a flush";
    }
    int tag = before.get(frame.tag());
    if (tag == 0) {
      return " and asks nobody: it has no tag";
    }
    if (before.get(frame.state()) == FrameState.PCP) {
      return " and asks nobody: " + new Debts(time, entry).batch(before, v.key[tag], "key " + tag);
    }
    return before.get(v.zone.done()) >= tag
        ? " and asks nobody: generation " + tag + " is marked done"
        : ", leaving generation " + tag + " to another task";
  }
}
