package org.lufcheck.litmus;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lufcheck.kernel.Setup;
import org.lufcheck.litmus.syntax.Name;
import org.lufcheck.litmus.syntax.Program;
import org.lufcheck.variant.text.SourceText;

/** Turns threads into tasks. */
final class ProgramResolver {
  private final Check check;
  private final Memory memory;
  private final List<Program> programs;
  private final List<Integer> cpus;
  private final Flags flags;
  private final List<Integer> registers = new ArrayList<>();

  ProgramResolver(SourceText source, Memory memory, List<Program> programs, List<Integer> cpus) {
    this.check = new Check(source);
    this.memory = memory;
    this.programs = programs;
    this.cpus = cpus;
    this.flags = new Flags(check);
  }

  List<Setup.Task> tasks() {
    Set<String> taken = new HashSet<>();
    List<Setup.Task> tasks = new ArrayList<>();
    for (int i = 0; i < programs.size(); i++) {
      Program program = programs.get(i);
      check.fresh(program.name(), taken);
      check.atMost(i + 1, Limits.THREADS, program.name().at(), "threads");
      check.atMost(
          program.statements().size(), Limits.CALLS, program.name().at(), "calls in this thread");
      tasks.add(task(program, cpus.get(i)));
    }
    flags.checkSet();
    return tasks;
  }

  /** The flags, in order of appearance. */
  List<String> flags() {
    return flags.names();
  }

  /** How many registers every program uses. */
  List<Integer> registers() {
    return registers;
  }

  private Setup.Task task(Program program, int cpu) {
    int mm = program.mm().map(this::mm).orElse(-1);
    CallResolver calls =
        new CallResolver(check, memory, flags, new Threads(programs, cpus), mm, cpu);
    var ops = program.statements().stream().map(calls::op).toList();
    registers.add(calls.registers());
    return new Setup.Task(
        program.name().text(), cpu, mm, ops, repeat(program), program.background());
  }

  private int repeat(Program program) {
    if (program.atMost().isPresent() && !program.background()) {
      throw check.error(
          program.atMost().get().at(), "'at most' is for background threads only", "");
    }
    return program.atMost().map(n -> check.range(n, 1, Limits.REPEATS, "how often")).orElse(1);
  }

  private int mm(Name name) {
    int mm = memory.mm(name.text());
    if (mm < 0) {
      throw check.unknown(name, "address space", memory.mms());
    }
    return mm;
  }
}
