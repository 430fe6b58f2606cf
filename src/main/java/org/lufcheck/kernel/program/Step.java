package org.lufcheck.kernel.program;

/**
 * One atomic step.
 *
 * @param function the kernel function it stands for, or a hardware or user action
 * @param what what it does, in a few words; with {@code function} it names the step in its program
 * @param where kernel file and patch, for readers; empty for hardware and user actions
 * @param depth how deep in the call chain of its system call, 0 for the outermost
 * @param op index of the call in the task's program
 * @param choices number of alternatives, at least 1
 * @param action its guard and effect
 * @param ipi what an IPI does that is handled while a task waits here: -1 none or all mms, else an
 *     mm
 */
public record Step(
    String function,
    String what,
    String where,
    int depth,
    int op,
    int choices,
    Action action,
    int ipi) {
  /** {@code function: what}. */
  public String name() {
    return what.isEmpty() ? function : function + ": " + what;
  }
}
