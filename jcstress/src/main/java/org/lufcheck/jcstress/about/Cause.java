package org.lufcheck.jcstress.about;

/** Who can let a broken version be seen to break. */
public enum Cause {
  /** The two programs in any interleaving; no access has to be moved. */
  INTERLEAVING("interleaving", "any processor shows it: nothing has to be reordered"),

  /** The processor, on x86 too. */
  STORE_BUFFER(
      "store buffer", "x86 shows it too: a load may overtake an earlier store to another word"),

  /** On x86 the compiler alone. */
  COMPILER(
      "compiler",
      "an x86 processor keeps this order, so there only the JIT can show it; AArch64 and RISC-V"
          + " processors reorder it themselves"),

  /** On x86 nobody, as long as the compiler leaves a locked instruction where it is. */
  RELAXED_ATOMIC(
      "relaxed atomic",
      "an x86 processor cannot show it, because its atomic instructions are full barriers, and"
          + " there only the JIT could; AArch64 and RISC-V have relaxed ones");

  private final String label;
  private final String explanation;

  Cause(String label, String explanation) {
    this.label = label;
    this.explanation = explanation;
  }

  /** One or two words for a table. */
  public String label() {
    return label;
  }

  /** One sentence, without a full stop. */
  public String explanation() {
    return explanation;
  }
}
