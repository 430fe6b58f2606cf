package org.lufcheck.sim.input;

import java.util.List;

/**
 * Programs that run at the same time. Immutable.
 *
 * @param name the file's name without its ending
 * @param title one line for people
 * @param programs at least one
 */
public record Workload(String name, String title, List<Program> programs) {
  /** Copies the list. */
  public Workload {
    programs = List.copyOf(programs);
  }

  /** How many processes there are. */
  public int processes() {
    return programs.stream().mapToInt(Program::copies).sum();
  }

  /** How many threads there are. */
  public int threads() {
    return programs.stream().mapToInt(p -> p.copies() * p.threads()).sum();
  }

  /** The same workload on less memory and with fewer operations. */
  public Workload scaled(Scale scale) {
    return new Workload(name, title, programs.stream().map(p -> p.scaled(scale)).toList());
  }
}
