package org.lufcheck.litmus.syntax;

/** What a condition says. */
public sealed interface Formula {
  /** {@code T1:r2 = 1}. */
  record Register(Name thread, Name register, Num value) implements Formula {}

  /** {@code F[0] = 2}. */
  record Contents(Place place, Num value) implements Formula {}

  /** Both hold. */
  record And(Formula left, Formula right) implements Formula {}

  /** At least one holds. */
  record Or(Formula left, Formula right) implements Formula {}

  /** It does not hold. */
  record Not(Formula inner) implements Formula {}
}
