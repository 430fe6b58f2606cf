package org.lufcheck.kernel.program;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Assembles the program of one task. Not thread-safe; used while a model is built. */
public final class Assembler {
  private final List<Step> steps = new ArrayList<>();
  private final UnaryOperator<Action> wrap;
  private String where = "";
  private int depth;
  private int op;

  /** An assembler that wraps every action, for example with checks of the task's CPU. */
  public Assembler(UnaryOperator<Action> wrap) {
    this.wrap = wrap;
  }

  /** Says where in the kernel the following steps are. */
  public Assembler at(String fileAndPatch) {
    where = fileAndPatch;
    return this;
  }

  /** Begins the next call of the task's program. */
  public void beginOp(int index) {
    op = index;
    depth = 0;
  }

  /** Assembles {@code body} one level deeper in the call chain. */
  public void inside(Runnable body) {
    String outer = where;
    depth++;
    body.run();
    depth--;
    where = outer;
  }

  /** Appends a step with one alternative. */
  public void step(String function, String what, Action action) {
    choose(function, what, 1, action);
  }

  /** Appends a step with several alternatives, told apart by the state's choice. */
  public void choose(String function, String what, int choices, Action action) {
    steps.add(new Step(function, what, where, depth, op, choices, wrap.apply(action), -1));
  }

  /** Appends a step at which the task waits for IPIs that flush one mm, or everything for -1. */
  public void await(String function, String what, int mm, Action action) {
    steps.add(new Step(function, what, where, depth, op, 1, wrap.apply(action), mm));
  }

  /** Fixes a label at the next step. */
  public void mark(Label label) {
    label.fix(steps.size());
  }

  /** The number of the next step. */
  public int here() {
    return steps.size();
  }

  /** The program so far. */
  public List<Step> program() {
    return List.copyOf(steps);
  }
}
