package org.lufcheck.kernel.view;

import org.lufcheck.kernel.Condition;
import org.lufcheck.kernel.Setup;

/** Says a scenario's condition as scenarios write it. */
public final class Conditions {
  private final Setup setup;

  /** The conditions of a scenario. */
  public Conditions(Setup setup) {
    this.setup = setup;
  }

  /** {@code T1:r2 = 1 /\ F[0] = 2}. */
  public String text(Condition condition) {
    if (condition instanceof Condition.And and) {
      boolean chain = and.left() instanceof Condition.And;
      return (chain ? text(and.left()) : operand(and.left())) + " /\\ " + operand(and.right());
    } else if (condition instanceof Condition.Or or) {
      return operand(or.left()) + " \\/ " + operand(or.right());
    }
    return operand(condition);
  }

  private String operand(Condition condition) {
    if (condition instanceof Condition.Register r) {
      return setup.tasks().get(r.task()).name() + ":r" + (r.reg() + 1) + " = " + r.value();
    } else if (condition instanceof Condition.Contents c) {
      return setup.pages().get(c.page()).name() + " = " + c.value();
    } else if (condition instanceof Condition.Not not) {
      return "~" + operand(not.inner());
    } else if (condition instanceof Condition.Constant constant) {
      return constant.value() ? "true" : "false";
    }
    return "(" + text(condition) + ")";
  }
}
