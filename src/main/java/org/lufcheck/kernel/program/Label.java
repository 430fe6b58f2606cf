package org.lufcheck.kernel.program;

/** A place in a program to jump to, fixed when the assembler reaches it. */
public final class Label {
  private int step = -1;

  /** The step's number, as {@link Action#run} returns it. */
  public int go() {
    return step;
  }

  void fix(int at) {
    step = at;
  }
}
