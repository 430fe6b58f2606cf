package org.lufcheck.sim.input;

import java.util.List;

/**
 * A program, started in one or more processes that do the same, each on its own memory and files.
 *
 * @param name for people, unique within its workload; process {@code i} of several is {@code
 *     name-i}
 * @param copies processes, at least 1
 * @param threads of each process, at least 1
 * @param cpus the CPUs on which its threads may run, in the order in which threads are spread over
 *     them; empty for all
 * @param startNanos when it starts
 * @param spinning whether threads that wait for each other spin, so that their CPU is never lazy
 * @param hotPages what a thread has to walk for again after a full flush of its CPU
 * @param phases what each process does, one after the other, with all its threads
 */
public record Program(
    String name,
    int copies,
    int threads,
    List<Integer> cpus,
    double startNanos,
    boolean spinning,
    HotPages hotPages,
    List<Phase> phases) {
  /** Copies the lists. */
  public Program {
    cpus = List.copyOf(cpus);
    phases = List.copyOf(phases);
  }

  /**
   * Pages that a thread uses all the time, so that each full flush of its CPU costs a walk for
   * each: on average, by kind of access.
   *
   * @param load walks for loads
   * @param store walks for stores
   * @param instruction walks for instructions
   */
  public record HotPages(double load, double store, double instruction) {}

  /** The name of one of its processes. */
  public String process(int copy) {
    return copies == 1 ? name : name + "-" + copy;
  }

  /** The same program on less memory and with fewer operations. */
  public Program scaled(Scale scale) {
    List<Phase> smaller = phases.stream().map(p -> p.scaled(scale)).toList();
    return new Program(name, copies, threads, cpus, startNanos, spinning, hotPages, smaller);
  }

  /** The same program with other hot pages. */
  public Program withHotPages(HotPages other) {
    return new Program(name, copies, threads, cpus, startNanos, spinning, other, phases);
  }

  /** The same program with other phases. */
  public Program withPhases(List<Phase> other) {
    return new Program(name, copies, threads, cpus, startNanos, spinning, hotPages, other);
  }
}
