package org.lufcheck.kernel.oracle;

import java.util.Set;
import org.lufcheck.kernel.hw.Tlb;
import org.lufcheck.kernel.state.Field;
import org.lufcheck.kernel.state.FrameState;
import org.lufcheck.kernel.state.Pte;
import org.lufcheck.kernel.state.State;
import org.lufcheck.kernel.state.Vars;

/**
 * Properties of LUF's own bookkeeping and the reviewers' rules, as predicates of single states.
 * They explain failures; none of them is the failure. A translation counts as <em>deferred</em>
 * when it is stale, reachable, and its frame is in the allocator or kept for its flush.
 */
public final class Bookkeeping {
  private final Vars v;
  private final Tlb tlb;
  private final Set<Property> watched;

  /** The judge of the watched properties. */
  public Bookkeeping(Vars v, Tlb tlb, Set<Property> watched) {
    this.v = v;
    this.tlb = tlb;
    this.watched = Set.copyOf(watched);
  }

  /** 0, or the code of the first clause found false. */
  public int code(State s) {
    for (int c = 0; c < v.cpu.length; c++) {
      for (int slot = 0; slot < v.slot.length; slot++) {
        int frame = tlb.frame(s, c, slot);
        if (frame != 0 && tlb.reachableStale(s, c, slot)) {
          int code = entry(s, c, slot, frame);
          if (code != 0) {
            return code;
          }
        }
      }
    }
    return 0;
  }

  private int entry(State s, int cpu, int slot, int frame) {
    int state = s.get(v.frame[frame - 1].state());
    if (state == FrameState.HELD || state == FrameState.ISOLATED) {
      return held(s, cpu, frame);
    }
    if (!FrameState.free(state) && state != FrameState.KEPT) {
      return 0;
    }
    int code = state == FrameState.KEPT ? 0 : obligation(s, cpu, v.frame[frame - 1], state);
    return code != 0 ? code : owners(s, cpu, slot, frame);
  }

  private int fail(Clause clause, boolean holds) {
    return !holds && watched.contains(clause.property()) ? clause.code() : 0;
  }

  private int first(int a, int b) {
    return a != 0 ? a : b;
  }

  private boolean owes(State s, Vars.LufBatch b, int cpu) {
    return s.is(b.required())
        && (s.get(b.mask()) & 1 << cpu) != 0
        && s.get(v.cpu[cpu].done()) < s.get(b.ugen());
  }

  private int obligation(State s, int cpu, Vars.Frame f, int state) {
    int tag = s.get(f.tag());
    if (state == FrameState.PCP && tag > 0) {
      Vars.LufBatch key = v.key[tag];
      boolean inMask = (s.get(key.mask()) & 1 << cpu) != 0;
      boolean done = s.get(v.cpu[cpu].done()) >= s.get(key.ugen());
      return first(
          fail(Clause.MARKED_BUT_STALE, !inMask || !done),
          first(
              fail(Clause.BATCH_DROPPED, inMask || done),
              fail(Clause.UNCOVERED_FREE_FRAME, owes(s, key, cpu))));
    }
    if (state == FrameState.PEND) {
      return fail(Clause.UNCOVERED_FREE_FRAME, zoneOwes(s, cpu, tag));
    }
    return first(
        fail(Clause.UNTAGGED, state != FrameState.BUDDY), fail(Clause.UNCOVERED_FREE_FRAME, false));
  }

  private boolean zoneOwes(State s, int cpu, int tag) {
    if (s.get(v.zone.done()) >= tag) {
      return false;
    }
    if (tag == s.get(v.zone.generation())) {
      return (s.get(v.zone.batch().mask()) & 1 << cpu) != 0;
    }
    for (Vars.Task t : v.task) {
      if (s.get(t.zoneClaim()) >= tag && ((claimed(s, t) | s.get(t.waiting())) & 1 << cpu) != 0) {
        return true;
      }
    }
    return false;
  }

  /** The CPUs that a task with a claim has yet to flush. */
  private int claimed(State s, Vars.Task t) {
    return s.get(t.takeoff().mask()) | (v.rules.ridesAlong() ? s.get(t.ubc().mask()) : 0);
  }

  private int held(State s, int cpu, int frame) {
    for (int t = 0; t < v.task.length; t++) {
      Vars.Task task = v.task[t];
      if (holds(s, task, frame) && v.shape.unmaps(t) && !s.is(task.gathered())) {
        int owed =
            s.get(task.ubc().mask())
                | s.get(task.ro().mask())
                | s.get(task.luf().mask())
                | s.get(task.takeoff().mask())
                | s.get(task.waiting());
        for (Vars.Task other : v.task) {
          int claim = s.get(other.zoneClaim());
          if (claim != 0 && claim <= s.get(task.zoneWait())) {
            owed |= claimed(s, other) | s.get(other.waiting());
          }
        }
        boolean keyed = owes(s, v.key[s.get(task.key())], cpu) || owes(s, v.key[0], cpu);
        return fail(Clause.CPU_DROPPED, keyed || (owed & 1 << cpu) != 0);
      }
    }
    return 0;
  }

  private static boolean holds(State s, Vars.Task task, int frame) {
    for (Field listed : task.listFrame()) {
      if (s.get(listed) == frame) {
        return true;
      }
    }
    return s.get(task.frame()) == frame;
  }

  private int owners(State s, int cpu, int slot, int frame) {
    int mm = v.setup.slots().get(slot).mm();
    int page = s.get(v.frame[frame - 1].page()) - 1;
    int code = fail(Clause.MM_NOT_COVERED, owes(s, v.mm[mm].luf(), cpu));
    boolean rewritten = s.get(v.slot[slot].kind()) == Pte.PRESENT;
    boolean calling = s.is(v.mm[mm].readers()) || s.is(v.mm[mm].writer());
    code = first(code, fail(Clause.REWRITTEN, !rewritten));
    code = first(code, fail(Clause.REWRITTEN_AND_RETURNED, !rewritten || calling));
    if (page < 0 || page >= v.page.length || v.shape.pages().get(page).anonymous()) {
      return code;
    }
    int file = v.shape.pages().get(page).file();
    boolean shared = v.setup.slots().get(slot).shared();
    code = first(code, fail(Clause.FILE_NOT_COVERED, !shared || owes(s, v.file[file].luf(), cpu)));
    boolean refilled = s.is(v.page[page].frame());
    code = first(code, fail(Clause.REPLACED, !refilled));
    return first(code, fail(Clause.REPLACED_AND_RETURNED, !refilled || s.is(v.page[page].lock())));
  }
}
