package org.lufcheck.litmus;

import java.util.List;
import org.lufcheck.litmus.syntax.Program;

/** The names and CPUs of all threads. */
record Threads(List<Program> programs, List<Integer> cpus) {
  /** The number of a thread, or -1. */
  int number(String name) {
    return names().indexOf(name);
  }

  /** The CPU of a thread. */
  int cpu(int thread) {
    return cpus.get(thread);
  }

  /** The names in order. */
  List<String> names() {
    return programs.stream().map(p -> p.name().text()).toList();
  }
}
