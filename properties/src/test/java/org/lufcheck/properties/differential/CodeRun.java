package org.lufcheck.properties.differential;

import java.util.List;
import org.lufcheck.concurrent.Machine;
import org.lufcheck.concurrent.prim.Hardware;
import org.lufcheck.concurrent.record.Entry;
import org.lufcheck.concurrent.record.Journal;
import org.lufcheck.concurrent.record.Recording;
import org.lufcheck.concurrent.state.Sizes;
import org.lufcheck.concurrent.state.Task;
import org.lufcheck.kernel.Op;
import org.lufcheck.kernel.Rules;
import org.lufcheck.kernel.Setup;

/** The concurrent code, in one thread, one whole call after the other, recorded. */
final class CodeRun {
  private final Machine machine;
  private final Journal journal = new Journal();

  /** Runs the calls. */
  CodeRun(Turns turns, Setup setup, Rules rules, int keys) {
    machine =
        new Machine(
            new Recording(new Hardware(), journal), setup, rules, Sizes.asModel(Math.max(1, keys)));
    for (Task task : machine.memory.tasks) {
      machine.interrupts.retire(task);
    }
    int[] next = new int[machine.memory.tasks.length];
    for (Turn turn : turns.turns()) {
      Op op = setup.tasks().get(turn.thread()).ops().get(next[turn.thread()]++);
      run(machine.memory.tasks[turn.thread()], op);
    }
  }

  Machine machine() {
    return machine;
  }

  /** The steps of the model that were performed. */
  List<Entry> entries() {
    return journal.entries();
  }

  private void run(Task t, Op op) {
    int a = op.a();
    int b = op.b();
    switch (op.call()) {
      case LOAD -> machine.access.load(t, b);
      case STORE -> machine.access.store(t, a, b);
      case READ -> machine.fileIo.read(t, b);
      case WRITE -> machine.fileIo.write(t, a, b);
      case WRITE_DIRECT -> machine.cacheRemoval.writeDirect(t, a, b);
      case PUNCH -> machine.cacheRemoval.punch(t, a, false);
      case MUNMAP -> machine.vmaCalls.munmap(t, machine.memory.slots[a]);
      case MPROTECT_RO -> machine.vmaCalls.mprotect(t, machine.memory.slots[a], false);
      case MPROTECT_RW -> machine.vmaCalls.mprotect(t, machine.memory.slots[a], true);
      case RECLAIM -> machine.reclaim.reclaim(t, a);
      case MIGRATE -> machine.migrate.migrate(t, a, false);
      case ALLOC -> machine.allocator.giveToOther(t, machine.allocator.allocate(t, 0, false), 0);
      default -> throw new IllegalArgumentException(op.toString());
    }
  }
}
