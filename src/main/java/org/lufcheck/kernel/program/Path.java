package org.lufcheck.kernel.program;

import org.lufcheck.kernel.state.Vars;

/**
 * A kernel path being assembled: the assembler, and whose path it is.
 *
 * @param asm where steps are appended
 * @param task the task's number
 * @param vars its variables
 * @param cpu the CPU it runs on
 * @param mm its address space, or -1
 */
public record Path(Assembler asm, int task, Vars.Task vars, int cpu, int mm) {
  /** The bit of its own CPU in masks. */
  public int self() {
    return 1 << cpu;
  }
}
