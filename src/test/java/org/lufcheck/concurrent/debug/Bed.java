package org.lufcheck.concurrent.debug;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lufcheck.concurrent.Machine;
import org.lufcheck.concurrent.Script;
import org.lufcheck.concurrent.prim.Hardware;
import org.lufcheck.concurrent.state.Sizes;
import org.lufcheck.kernel.Rules;
import org.lufcheck.litmus.LitmusLibrary;
import org.lufcheck.variant.VariantLibrary;

/** A machine of a shipped scenario on a shipped kernel, with debug checks. */
final class Bed {
  static final VariantLibrary VARIANTS = VariantLibrary.shipped();
  static final LitmusLibrary SCENARIOS = LitmusLibrary.shipped(VARIANTS);

  final Machine machine;

  Bed(String scenario, Rules rules) {
    machine =
        new Machine(new Hardware(), SCENARIOS.find(scenario).setup(), rules, Sizes.asModel(3));
  }

  static Bed of(String scenario, String kernel) {
    return new Bed(scenario, VARIANTS.get(kernel).rules());
  }

  static Bed of(String scenario, String kernel, String without) {
    return new Bed(scenario, VARIANTS.get(kernel).without(List.of(without)).rules());
  }

  OwnChecks own() {
    OwnChecks checks = new OwnChecks(machine.memory);
    machine.memory.debug = checks;
    return checks;
  }

  PostedChecks posted() {
    PostedChecks checks =
        new PostedChecks(
            machine.memory.p, machine.keys, machine.marks, machine.memory.frames.length - 1);
    machine.memory.debug = checks;
    return checks;
  }

  /** All threads have ended, so that the test may act for each of them in turn. */
  Bed alone() {
    Arrays.stream(machine.memory.tasks).forEach(machine.interrupts::retire);
    return this;
  }

  /** Runs every thread once, at the same time. */
  void run() throws InterruptedException {
    int[] once = new int[machine.memory.tasks.length];
    Arrays.fill(once, 1);
    List<Thread> threads = new ArrayList<>();
    for (Runnable program : new Script(machine, once).threads()) {
      Thread thread = new Thread(program);
      thread.setDaemon(true);
      threads.add(thread);
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join(20_000);
      if (thread.isAlive()) {
        throw new IllegalStateException("a thread does not end");
      }
    }
  }

  /**
   * R4-write-after-reclaim up to the copy: a reader, reclaim without a flush, write(). A page
   * without a key lies ahead of the reclaimed one in the pcp list, so that the page is filled from
   * that.
   */
  void writeAfterReclaim() {
    var m = machine.memory;
    machine.allocator.giveBack(m.tasks[0], machine.allocator.allocate(m.tasks[0], 0, false));
    machine.access.load(m.tasks[1], 0);
    machine.reclaim.reclaim(m.tasks[2], 0);
    machine.fileIo.write(m.tasks[0], 0, 2);
  }

  /** R7-frame-reused: a reader, reclaim without a flush, and the frame goes to somebody else. */
  void frameReused() {
    var m = machine.memory;
    machine.access.load(m.tasks[1], 0);
    machine.reclaim.reclaim(m.tasks[0], 0);
    for (int taken = 0; taken < m.frames.length - 1; taken++) {
      int frame = machine.allocator.allocate(m.tasks[0], 0, false);
      machine.allocator.giveToOther(m.tasks[0], frame, 0);
    }
  }
}
