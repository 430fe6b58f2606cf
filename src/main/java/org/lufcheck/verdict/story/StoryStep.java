package org.lufcheck.verdict.story;

import org.lufcheck.kernel.view.Snapshot;

/**
 * One step of a run.
 *
 * @param number 1 for the first
 * @param actor the task's name, or {@code cpu1} for what a CPU does of its own accord
 * @param cpu where it happens
 * @param hardware whether a CPU takes it of its own accord
 * @param call the call of the task's program that it belongs to, {@code write(F[0], 2)}; empty for
 *     hardware and for kernel threads starting and falling asleep
 * @param opening whether it is the first step of that call
 * @param user whether it is a user-level access rather than a step of a kernel path
 * @param depth how deep in the call chain, 0 for the outermost
 * @param function the kernel function, or the hardware or user action
 * @param what what it does, in a few words
 * @param where kernel file and patch; empty for hardware and user actions
 * @param choice the alternative taken, by name; empty if there was none
 * @param note what else is worth knowing: {@code tlb hit}, {@code flushes nobody}; may be empty
 * @param result what the call returned if it did, {@code r1=1}; may be empty
 * @param after the state that it led to
 */
public record StoryStep(
    int number,
    String actor,
    int cpu,
    boolean hardware,
    String call,
    boolean opening,
    boolean user,
    int depth,
    String function,
    String what,
    String where,
    String choice,
    String note,
    String result,
    Snapshot after) {
  /** {@code function: what}, by which stored traces name it. */
  public String name() {
    return what.isEmpty() ? function : function + ": " + what;
  }
}
