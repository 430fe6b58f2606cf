package org.lufcheck.litmus;

/** The result that a scenario expects of a kernel. */
public enum Expected {
  /** Nothing that is looked for is reachable, and no property is violated. */
  NEVER("Never"),
  /** Some run reaches what is looked for or violates a property. */
  SOMETIMES("Sometimes"),
  /** The scenario needs something that the model leaves out. */
  NOT_MODELLED("NotModelled"),
  /** Some run gets stuck. */
  DEADLOCK("Deadlock");

  private final String word;

  Expected(String word) {
    this.word = word;
  }

  /** The word in a scenario. */
  public String word() {
    return word;
  }

  /** The constant of a word that the parser accepted. */
  static Expected of(String word) {
    for (Expected expected : values()) {
      if (expected.word.equals(word)) {
        return expected;
      }
    }
    throw new IllegalArgumentException(word);
  }
}
