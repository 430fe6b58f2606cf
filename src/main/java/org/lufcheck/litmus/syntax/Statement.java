package org.lufcheck.litmus.syntax;

import java.util.List;
import java.util.Optional;

/**
 * One call of a thread, {@code r1 = load(v0);}.
 *
 * @param register where the result goes, if one is written
 */
public record Statement(Optional<Name> register, Name call, List<Argument> arguments) {
  /** Copies the list. */
  public Statement {
    arguments = List.copyOf(arguments);
  }
}
