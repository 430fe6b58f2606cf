package org.lufcheck.litmus;

import java.util.Collection;
import java.util.List;
import org.lufcheck.kernel.Setup;
import org.lufcheck.variant.text.SourceText;

/**
 * A scenario, ready for the model.
 *
 * <p>The condition of {@link #setup()} is what is looked for in final states: the written one for
 * {@code forbidden} and {@code exists}, its negation for {@code always}, and false when there is
 * none.
 *
 * @param name the scenario's name, which is its file's name
 * @param story what happens, in words; its lines as they are in the file
 * @param source where the story comes from, in one line; empty if the file does not say
 * @param setup machine, memory, programs and condition
 * @param quantifier what the file says about the condition
 * @param expectations what it expects, in the order of the file
 */
public record Litmus(
    String name,
    String story,
    String source,
    Setup setup,
    Quantifier quantifier,
    List<Expectation> expectations) {
  /** Copies the list. */
  public Litmus {
    expectations = List.copyOf(expectations);
  }

  /**
   * Reads a scenario whose expectations may name any kernel.
   *
   * @throws org.lufcheck.variant.text.InputException at the first mistake
   */
  public static Litmus read(SourceText source) {
    return new Resolver(source, List.of()).litmus();
  }

  /**
   * Reads a scenario.
   *
   * @param variants the kernels that its expectations may name
   * @throws org.lufcheck.variant.text.InputException at the first mistake
   */
  public static Litmus read(SourceText source, Collection<String> variants) {
    return new Resolver(source, variants).litmus();
  }
}
