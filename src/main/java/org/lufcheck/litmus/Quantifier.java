package org.lufcheck.litmus;

/** What a scenario says about its condition. */
public enum Quantifier {
  /** No final state may satisfy it. */
  FORBIDDEN("forbidden"),
  /** Some final state is allowed to satisfy it, and it is of interest whether one does. */
  EXISTS("exists"),
  /** Every final state has to satisfy it. */
  ALWAYS("always"),
  /** There is no condition; only the properties of the model are judged. */
  NONE("");

  private final String word;

  Quantifier(String word) {
    this.word = word;
  }

  /** The word in a scenario, empty for {@link #NONE}. */
  public String word() {
    return word;
  }
}
