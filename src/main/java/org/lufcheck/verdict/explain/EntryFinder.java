package org.lufcheck.verdict.explain;

import java.util.Optional;
import java.util.function.Predicate;
import org.lufcheck.kernel.hw.Tlb;
import org.lufcheck.kernel.oracle.Clause;
import org.lufcheck.kernel.oracle.Property;
import org.lufcheck.kernel.state.FrameState;
import org.lufcheck.kernel.state.Shape;
import org.lufcheck.kernel.state.State;
import org.lufcheck.kernel.state.Vars;

/** Finds the stale TLB entry that a failure is about. */
final class EntryFinder {
  private final Timeline time;
  private final Vars v;
  private final Tlb tlb;

  EntryFinder(Timeline time) {
    this.time = time;
    this.v = time.vars();
    this.tlb = new Tlb(v);
  }

  /** The entry behind the clause that the last state found false. */
  Optional<Entry> find(Clause clause) {
    int end = time.length();
    return switch (clause) {
      case OUTDATED_FILE, OUTDATED_ANON, OUTDATED_IN_WINDOW ->
          accessed(end).or(this::lastStaleAccess);
      case OLD_MAPPING, FOREIGN_LOAD, FOREIGN_STORE -> accessed(end);
      case STALE_AFTER_CALL -> inState(end, (s, slot, frame) -> slot == Shape.slotOf(time.op(end)));
      case FREE_FRAME_CHANGED -> {
        int changed = time.at(end - 1).get(v.task[time.actor(end)].frame());
        yield inState(end, (s, slot, frame) -> frame == changed);
      }
      case NEW_OWNER -> inFrames(end, s -> s == FrameState.OTHER);
      case RETIRED -> inFrames(end, s -> s == FrameState.RETIRED);
      case NEW_PAGE ->
          inState(
              end,
              (s, slot, frame) ->
                  s.get(v.frame[frame - 1].state()) == FrameState.USED
                      && !v.shape.pagesOf(slot).contains(s.get(v.frame[frame - 1].page()) - 1));
      case MM_USED_AFTER_FREE, REFERENCED_FRAME_FREED, CLOCK_OVERFLOW -> Optional.empty();
      case CONDITION -> lastStaleAccess();
      default ->
          clause.property().kind() == Property.Kind.MONITOR
              ? Optional.empty()
              : inState(end, (s, slot, frame) -> true);
    };
  }

  private Optional<Entry> inFrames(int end, Predicate<Integer> state) {
    return inState(end, (s, slot, frame) -> state.test(s.get(v.frame[frame - 1].state())));
  }

  private interface EntryTest {
    boolean test(State s, int slot, int frame);
  }

  private Optional<Entry> inState(int end, EntryTest wanted) {
    State s = time.at(end);
    for (int cpu = 0; cpu < v.cpu.length; cpu++) {
      for (int slot = 0; slot < v.slot.length; slot++) {
        int frame = tlb.frame(s, cpu, slot);
        if (frame != 0 && tlb.reachableStale(s, cpu, slot) && wanted.test(s, slot, frame)) {
          return Optional.of(entry(cpu, slot, frame, end, end));
        }
      }
    }
    return Optional.empty();
  }

  /** The entry that the user access of a step went through, if it was stale. */
  Optional<Entry> accessed(int step) {
    boolean access =
        !time.hardware(step)
            && (time.step(step).function().equals("load")
                || time.step(step).function().equals("store"));
    if (!access) {
      return Optional.empty();
    }
    int cpu = time.model().cpuOf(time.actor(step));
    int slot = Shape.slotOf(time.op(step));
    State before = time.at(step - 1);
    int frame = tlb.frame(before, cpu, slot);
    return frame != 0 && tlb.stale(before, cpu, slot)
        ? Optional.of(entry(cpu, slot, frame, step - 1, step))
        : Optional.empty();
  }

  private Optional<Entry> lastStaleAccess() {
    for (int step = time.length(); step > 0; step--) {
      Optional<Entry> entry = accessed(step);
      if (entry.isPresent()) {
        return entry;
      }
    }
    return Optional.empty();
  }

  private Entry entry(int cpu, int slot, int frame, int state, int end) {
    Vars.Cpu c = v.cpu[cpu];
    int loaded =
        time.lastChange(s -> 2 * s.get(c.tlbFrame()[slot]) + s.get(c.tlbWrite()[slot]), state);
    int stale =
        time.heldSince(s -> tlb.frame(s, cpu, slot) == frame && tlb.stale(s, cpu, slot), state);
    return new Entry(cpu, slot, frame, loaded, stale, end);
  }
}
