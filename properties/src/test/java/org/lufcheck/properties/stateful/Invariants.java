package org.lufcheck.properties.stateful;

import static org.assertj.core.api.Assertions.assertThat;

import org.lufcheck.concurrent.Machine;
import org.lufcheck.concurrent.state.Contents;
import org.lufcheck.concurrent.state.Cpu;
import org.lufcheck.concurrent.state.Frame;
import org.lufcheck.concurrent.state.LufBatch;
import org.lufcheck.concurrent.state.Memory;
import org.lufcheck.concurrent.state.Page;
import org.lufcheck.concurrent.state.Pte;
import org.lufcheck.concurrent.state.Slot;
import org.lufcheck.concurrent.state.Task;
import org.lufcheck.kernel.rules.Generation;
import org.lufcheck.kernel.rules.Obligation;
import org.lufcheck.kernel.state.FrameState;

/** What must hold of a machine between two operations. */
final class Invariants {
  private final Machine machine;
  private final Memory m;
  private final long[] marks;
  private int deferred;

  /** The invariants of a machine that has not run yet. */
  Invariants(Machine machine) {
    this.machine = machine;
    this.m = machine.memory;
    marks = new long[m.cpus.length];
  }

  /** How many translations to free frames were seen, in all checks so far. */
  int deferred() {
    return deferred;
  }

  /** What users and owners of frames can notice: properties F1, F2, A2, A3, S2, C3. */
  void outcomes() {
    assertThat(machine.observer.violation()).isEmpty();
    for (Cpu cpu : m.cpus) {
      for (Slot slot : m.slots) {
        long entry = cpu.tlb[slot.number].readOnce();
        if (entry != 0) {
          translation(cpu, slot, entry);
        }
      }
    }
  }

  private void translation(Cpu cpu, Slot slot, long entry) {
    Frame frame = m.frames[Pte.frame(entry)];
    int state = (int) frame.state.readOnce();
    boolean free = FrameState.free(state);
    deferred += free ? 1 : 0;
    assertThat(state)
        .as("%s reaches pfn%d through %s", cpu.name, Pte.frame(entry), slot.name)
        .isNotIn(FrameState.OTHER, FrameState.RETIRED);
    assertThat(m.denotes(slot.number, Contents.page(frame.contents.readOnce())))
        .as("%s reaches another page through %s", cpu.name, slot.name)
        .isTrue();
    assertThat(free && Pte.write(entry)).as("%s can write a free frame", cpu.name).isFalse();
  }

  /** LUF's books: properties A1, S1, C2, and that nothing is left pending in a task. */
  void books() {
    for (Cpu cpu : m.cpus) {
      long mark = machine.marks.of(cpu.number);
      assertThat(Generation.before(mark, marks[cpu.number])).as("mark of %s", cpu.name).isFalse();
      assertThat(Generation.before(machine.clock.now(), mark)).isFalse();
      marks[cpu.number] = mark;
      for (Slot slot : m.slots) {
        long entry = cpu.tlb[slot.number].readOnce();
        if (entry != 0 && FrameState.free((int) m.frames[Pte.frame(entry)].state.readOnce())) {
          owed(cpu, slot, entry);
        }
      }
    }
    assertThat(
            Generation.before(machine.allocator.zone().done(), machine.allocator.zone().zoneUgen()))
        .isTrue();
    for (Task task : m.tasks) {
      assertThat(idle(task)).as(task.name).isTrue();
    }
  }

  private void owed(Cpu cpu, Slot slot, long entry) {
    deferred++;
    assertThat(flushes(m.mms[slot.setup.mm()].luf, cpu))
        .as("%s is owed a flush by the mm of %s", cpu.name, slot.name)
        .isTrue();
    int page = Contents.page(m.frames[Pte.frame(entry)].contents.readOnce());
    if (m.pages[page].file >= 0) {
      assertThat(flushes(m.files[m.pages[page].file].luf, cpu))
          .as("%s is owed a flush by the file of %s", cpu.name, m.pages[page].name)
          .isTrue();
    }
  }

  private boolean flushes(LufBatch batch, Cpu cpu) {
    return batch.batch.flushRequired()
        && (batch.batch.cpus() & cpu.bit) != 0
        && !Obligation.met(machine.marks.of(cpu.number), batch.ugen);
  }

  private static boolean idle(Task t) {
    return t.tlbUbc.cpus() == 0
        && t.tlbUbcRo.cpus() == 0
        && t.tlbUbcLuf.cpus() == 0
        && t.tlbUbcTakeoff.cpus() == 0
        && t.lufNoShootdown == 0
        && t.lufTakeoffStarted == 0
        && t.zoneUgen == Generation.NONE
        && t.waitZoneUgen == Generation.NONE;
  }

  /** Memory management: each page has a frame of its own, PTEs show it, nothing is lost. */
  void memory() {
    boolean[] taken = new boolean[m.frames.length];
    for (Page page : m.pages) {
      int frame = (int) page.frame.readOnce();
      if (frame != 0) {
        assertThat(taken[frame]).as("%s shares its frame", page.name).isFalse();
        taken[frame] = true;
        assertThat(m.frames[frame].state.readOnce()).isEqualTo(FrameState.USED);
        assertThat(m.pages[Contents.page(m.frames[frame].contents.readOnce())]).isSameAs(page);
      }
      assertThat(page.lock.isLocked()).as("lock of %s", page.name).isFalse();
    }
    for (Slot slot : m.slots) {
      long pte = slot.pte.readOnce();
      int page = Slot.page(slot.meaning.readOnce());
      if (Pte.isPresent(pte)) {
        assertThat(page).as("%s is mapped", slot.name).isNotNegative();
        assertThat(m.pages[page].frame.readOnce()).as(slot.name).isEqualTo(Pte.frame(pte));
      }
    }
  }
}
