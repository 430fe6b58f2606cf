package org.lufcheck.properties.stateful;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.lufcheck.concurrent.Machine;
import org.lufcheck.concurrent.prim.Hardware;
import org.lufcheck.concurrent.state.Memory;
import org.lufcheck.concurrent.state.Slot;
import org.lufcheck.concurrent.state.Task;
import org.lufcheck.kernel.Rules;
import org.lufcheck.kernel.state.FrameState;

/**
 * One machine in one thread. Every operation ends with a release, and begins with an acquire, of
 * one flag, so that every task must know what happened before.
 */
final class World {
  private static final int NOTHING = -1;

  /** More frames than one operation needs; below this the pcp lists are drained, as by reclaim. */
  private static final int LOW = 8;

  private final Machine machine;
  private final Memory m;
  private final List<int[]> blocks = new ArrayList<>();
  private final int maxOrder;

  /** A machine of a size with a kernel. */
  World(Size size, Rules rules) {
    machine = new Machine(new Hardware(), size.setup(), rules, size.sizes());
    m = machine.memory;
    maxOrder = size.maxOrder();
    for (Task task : m.tasks) {
      machine.interrupts.retire(task);
    }
  }

  Machine machine() {
    return machine;
  }

  /** Does something; returns what a program sees of it, -1 for nothing. */
  int run(Act act) {
    Task t = m.tasks[act.cpu() % m.tasks.length];
    if (machine.allocator.zone().freePages() < LOW) {
      machine.allocator.drain();
    }
    machine.observer.acquire(t, m.flags[0]);
    int seen = run(act, t);
    machine.observer.release(t, m.flags[0], 1);
    return seen;
  }

  private int run(Act act, Task t) {
    int slot = t.mm * Size.ADDRESSES + act.target() % Size.ADDRESSES;
    int file = act.target() % m.files.length;
    int page = act.target() % m.pages.length;
    switch (act.kind()) {
      case LOAD -> {
        return machine.access.load(t, slot);
      }
      case STORE -> {
        return machine.access.store(t, slot, act.value()) ? 1 : 0;
      }
      case SPECULATE -> machine.access.speculate(t, slot);
      case EVICT -> machine.interrupts.drop(t.cpu, slot);
      case READ -> {
        return machine.fileIo.read(t, file);
      }
      case WRITE -> machine.fileIo.write(t, file, act.value());
      case WRITE_DIRECT -> machine.cacheRemoval.writeDirect(t, file, act.value());
      case PUNCH -> machine.cacheRemoval.punch(t, file, false);
      case RECLAIM -> machine.reclaim.reclaim(t, page);
      case MIGRATE -> machine.migrate.migrate(t, page, false);
      case ALLOCATE -> allocate(t, act.value() % (maxOrder + 1), false);
      case ALLOCATE_ATOMIC -> allocate(t, 0, true);
      case FREE -> free(t, act.target());
      case DRAIN -> machine.allocator.drain();
      case MUNMAP -> machine.vmaCalls.munmap(t, slot(slot));
      case MPROTECT_RO -> machine.vmaCalls.mprotect(t, slot(slot), false);
      case MPROTECT_RW -> machine.vmaCalls.mprotect(t, slot(slot), true);
    }
    return NOTHING;
  }

  private Slot slot(int number) {
    return m.slots[number];
  }

  /**
   * An allocation that cannot fail: it leaves a frame for each page of the scenario, and if fewer
   * frames are in use than there are blocks of the order, some block is wholly free.
   */
  private void allocate(Task t, int order, boolean atomic) {
    int frames = m.frames.length - 1;
    long inUse = frames - machine.allocator.zone().freePages();
    if (free() > m.pages.length + LOW + (1 << order) && inUse < frames >> order) {
      int frame = machine.allocator.allocate(t, order, atomic);
      if (frame != 0) {
        machine.allocator.giveToOther(t, frame, order);
        blocks.add(new int[] {frame, order});
      }
    }
  }

  private void free(Task t, int which) {
    if (!blocks.isEmpty()) {
      int[] block = blocks.remove(which % blocks.size());
      for (int i = 0; i < 1 << block[1]; i++) {
        m.frames[block[0] + i].state.writeOnce(FrameState.HELD);
      }
      machine.allocator.free(t, block[0], block[1], 0, machine.allocator.freeStep("folio_put"));
    }
  }

  /** How many frames are free. */
  int free() {
    int free = 0;
    for (int f = 1; f < m.frames.length; f++) {
      free += FrameState.free((int) m.frames[f].state.readOnce()) ? 1 : 0;
    }
    return free;
  }

  /** Somebody outside gets every frame that is free. */
  void takeEverything() {
    machine.allocator.drain();
    assertThat(machine.allocator.zone().freePages()).as("nothing is lost").isEqualTo(free());
    for (int left = free(); left > 0; left--) {
      int frame = machine.allocator.allocate(m.tasks[0], 0, false);
      machine.allocator.giveToOther(m.tasks[0], frame, 0);
    }
  }
}
