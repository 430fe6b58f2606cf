package org.lufcheck.verdict.explain;

import java.util.ArrayList;
import java.util.List;
import org.lufcheck.kernel.Call;
import org.lufcheck.kernel.Op;
import org.lufcheck.kernel.state.Shape;
import org.lufcheck.kernel.state.State;
import org.lufcheck.kernel.state.Vars;

/** Why a batch that was looked at did not lead to a flush of the CPU of a stale entry. */
final class Debts {
  private final Timeline time;
  private final Vars v;
  private final Entry entry;

  Debts(Timeline time, Entry entry) {
    this.time = time;
    this.v = time.vars();
    this.entry = entry;
  }

  /** Why the hook of a step did not add the CPU to its task's batch. */
  String reason(int step) {
    State s = time.at(step - 1);
    String what = time.step(step).what();
    if (what.endsWith("luf_flush_mapping")) {
      int file = file(step);
      return file < 0
          ? "it is about another file"
          : batch(s, v.file[file].luf(), v.setup.files().get(file).name());
    }
    if (what.endsWith("luf_flush_mm")) {
      int mm = mm(step);
      int own = v.setup.slots().get(entry.slot()).mm();
      return mm != own
          ? "it is about mm " + v.setup.mms().get(mm) + ", not " + v.setup.mms().get(own)
          : batch(s, v.mm[mm].luf(), "mm " + v.setup.mms().get(mm));
    }
    return keys(s);
  }

  /** Why one batch does not owe the CPU, seen in a state. */
  String batch(State s, Vars.LufBatch batch, String name) {
    String cpu = time.names().cpu(entry.cpu());
    int mask = s.get(batch.mask());
    if ((mask & entry.bit()) == 0) {
      return name + " does not hold " + cpu + (inTransit(s) ? " yet" : "");
    }
    if (!s.is(batch.required())) {
      return name + " holds " + cpu + ", but its flush_required is false";
    }
    int done = s.get(v.cpu[entry.cpu()].done());
    return cpu
        + " is marked done: done["
        + entry.cpu()
        + "]="
        + done
        + ", "
        + name
        + " is at "
        + s.get(batch.ugen());
  }

  private String keys(State s) {
    List<String> holders = new ArrayList<>();
    for (int k = 0; k < v.key.length; k++) {
      if ((s.get(v.key[k].mask()) & entry.bit()) != 0) {
        String name = k == 0 ? "the kept copies' batch" : "key " + k;
        holders.add(batch(s, v.key[k], name));
      }
    }
    String cpu = time.names().cpu(entry.cpu());
    return holders.isEmpty()
        ? "no key holds " + cpu + (inTransit(s) ? " yet" : "")
        : String.join("; ", holders);
  }

  /** Whether the CPU is still in some unmapping task's own batch. */
  private boolean inTransit(State s) {
    for (Vars.Task task : v.task) {
      int held = s.get(task.ubc().mask()) | s.get(task.ro().mask()) | s.get(task.luf().mask());
      if ((held & entry.bit()) != 0 || s.is(task.canLuf())) {
        return true;
      }
    }
    return false;
  }

  private int file(int step) {
    Op op = time.op(step);
    int page = Shape.pageOf(op);
    if (page >= 0) {
      return v.shape.pages().get(page).file();
    }
    int slot = Shape.slotOf(op);
    for (int p : v.shape.pagesOf(slot < 0 ? entry.slot() : slot)) {
      if (v.shape.pages().get(p).file() >= 0) {
        return v.shape.pages().get(p).file();
      }
    }
    return -1;
  }

  private int mm(int step) {
    int actor = time.actor(step);
    if (time.op(step).call() == Call.SWITCH_TO || time.step(step).function().startsWith("finish")) {
      int previous = time.at(step - 1).get(v.cpu[time.model().cpuOf(actor)].previous());
      if (previous > 0) {
        return previous - 1;
      }
    }
    int slot = Shape.slotOf(time.op(step));
    int own = v.setup.tasks().get(actor).mm();
    return slot >= 0 ? v.setup.slots().get(slot).mm() : own >= 0 ? own : 0;
  }
}
