package org.lufcheck.docs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.lufcheck.concurrent.Machine;
import org.lufcheck.concurrent.debug.Cost;
import org.lufcheck.concurrent.debug.OwnChecks;
import org.lufcheck.concurrent.debug.PostedChecks;
import org.lufcheck.concurrent.prim.Hardware;
import org.lufcheck.concurrent.state.Memory;
import org.lufcheck.concurrent.state.Sizes;

/** What debug checks cost: counted by the concurrent code, operation by operation. */
final class DebugCost {
  private static final String ONE_MAPPING = "R4-write-after-reclaim";
  private static final String TWO_MAPPINGS = "R5-two-mappings";
  private static final String KERNEL = "luf-v12-intended";
  private static final int THIRD = 2;

  /** An operation in a scenario, and what comes before it. */
  private record Operation(
      String name, String scenario, Consumer<Machine> before, Consumer<Machine> measured) {

    Cost cost(boolean own) {
      Machine machine =
          new Machine(
              new Hardware(),
              Survey.SCENARIOS.find(scenario).setup(),
              Survey.VARIANTS.get(KERNEL).rules(),
              Sizes.asModel(3));
      Memory m = machine.memory;
      Arrays.stream(m.tasks).forEach(machine.interrupts::retire);
      Supplier<Cost> count = own ? own(m) : posted(machine);
      before.accept(machine);
      Cost then = count.get();
      measured.accept(machine);
      return count.get().since(then);
    }

    private static Supplier<Cost> own(Memory m) {
      OwnChecks checks = new OwnChecks(m);
      m.debug = checks;
      return checks::cost;
    }

    private static Supplier<Cost> posted(Machine machine) {
      Memory m = machine.memory;
      PostedChecks checks = new PostedChecks(m.p, machine.keys, machine.marks, m.frames.length - 1);
      m.debug = checks;
      return checks::cost;
    }
  }

  private static final List<Operation> OPERATIONS =
      List.of(
          new Operation(
              "flush the TLB of a CPU", ONE_MAPPING, DebugCost::reclaim, DebugCost::flush),
          new Operation(
              "unmap a PTE and free the page", ONE_MAPPING, DebugCost::read, DebugCost::reclaim),
          new Operation("allocate a page", ONE_MAPPING, m -> {}, DebugCost::allocate),
          new Operation(
              "fill a page and map it read-only",
              ONE_MAPPING,
              DebugCost::readAndReclaim,
              DebugCost::read),
          new Operation(
              "map a cached page read-only", ONE_MAPPING, DebugCost::zap, DebugCost::read),
          new Operation("make a PTE writable", TWO_MAPPINGS, m -> {}, DebugCost::store),
          new Operation("write() to a cached page", ONE_MAPPING, m -> {}, DebugCost::write),
          new Operation("migrate a page", ONE_MAPPING, DebugCost::read, DebugCost::migrate),
          new Operation(
              "munmap() of a page that two CPUs may have cached",
              ONE_MAPPING,
              m -> {},
              DebugCost::munmap));

  private DebugCost() {}

  /** The lines of a Markdown table. */
  static List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("| operation | ours: updates | ours: checks | posted: updates | posted: checks |");
    lines.add("|---|---|---|---|---|");
    for (Operation operation : OPERATIONS) {
      Cost own = operation.cost(true);
      Cost posted = operation.cost(false);
      lines.add(
          "| %s | %d | %d | %d | %d |"
              .formatted(
                  operation.name(),
                  own.updates(),
                  own.checks(),
                  posted.updates(),
                  posted.checks()));
    }
    return lines;
  }

  private static void read(Machine m) {
    m.access.load(m.memory.tasks[1], 0);
  }

  private static void reclaim(Machine m) {
    m.reclaim.reclaim(m.memory.tasks[THIRD], 0);
  }

  /** A page without a key then lies ahead of the reclaimed one in the pcp list. */
  private static void readAndReclaim(Machine m) {
    read(m);
    var t = m.memory.tasks[THIRD];
    m.allocator.giveBack(t, m.allocator.allocate(t, 0, false));
    reclaim(m);
    m.interrupts.drop(m.memory.cpus[1], 0);
  }

  private static void flush(Machine m) {
    m.interrupts.flushLocal(m.memory.cpus[1], m.memory.cpus[1].mm);
  }

  private static void allocate(Machine m) {
    var t = m.memory.tasks[THIRD];
    m.allocator.giveToOther(t, m.allocator.allocate(t, 0, false), 0);
  }

  private static void zap(Machine m) {
    m.gather.zap(m.memory.tasks[0], m.memory.slots[0]);
    m.interrupts.drop(m.memory.cpus[1], 0);
  }

  private static void store(Machine m) {
    m.access.store(m.memory.tasks[0], 1, 2);
  }

  private static void write(Machine m) {
    m.fileIo.write(m.memory.tasks[0], 0, 2);
  }

  private static void migrate(Machine m) {
    m.migrate.migrate(m.memory.tasks[THIRD], 0, false);
  }

  private static void munmap(Machine m) {
    m.vmaCalls.munmap(m.memory.tasks[0], m.memory.slots[0]);
  }
}
