package org.lufcheck.litmus.syntax;

import java.util.List;
import java.util.Optional;

/**
 * A scenario as it is written. Of its comments the story and the reasons of expectations are kept.
 *
 * @param story the first comment before the initial state, its lines stripped; empty if there is
 *     none
 */
public record Scenario(
    Name name,
    String story,
    List<Declaration> declarations,
    List<Program> programs,
    Optional<Clause> clause,
    List<ExpectationLine> expectations) {
  /** Copies the lists. */
  public Scenario {
    declarations = List.copyOf(declarations);
    programs = List.copyOf(programs);
    expectations = List.copyOf(expectations);
  }

  /**
   * Reads a scenario.
   *
   * @throws org.lufcheck.variant.text.InputException at the first mistake in its form
   */
  public static Scenario parse(org.lufcheck.variant.text.SourceText source) {
    return new ScenarioParser(source).scenario();
  }

  /** Writes the scenario in the usual layout; reading that gives an equal one, positions aside. */
  public String print() {
    return ScenarioPrinter.print(this);
  }
}
