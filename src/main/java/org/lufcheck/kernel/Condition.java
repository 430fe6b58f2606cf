package org.lufcheck.kernel;

/**
 * A condition on registers, judged in states in which every foreground thread has finished and
 * every background thread is idle.
 */
public sealed interface Condition {
  /** Register {@code reg} of task {@code task} holds {@code value}. */
  record Register(int task, int reg, int value) implements Condition {}

  /** A logical page's newest version has this value. */
  record Contents(int page, int value) implements Condition {}

  /** Both hold. */
  record And(Condition left, Condition right) implements Condition {}

  /** At least one holds. */
  record Or(Condition left, Condition right) implements Condition {}

  /** It does not hold. */
  record Not(Condition inner) implements Condition {}

  /** Always true or always false. */
  record Constant(boolean value) implements Condition {}
}
