package org.lufcheck.litmus.syntax;

import java.util.List;
import java.util.Optional;

/**
 * A thread, {@code T0 @ cpu0 in A { ... }}.
 *
 * @param cpu {@code cpu0} and so on, or {@code any}
 * @param mm the address space of a user thread
 * @param atMost how often a background program runs, if that is written
 */
public record Program(
    boolean background,
    Name name,
    Name cpu,
    Optional<Name> mm,
    Optional<Num> atMost,
    List<Statement> statements) {
  /** Copies the list. */
  public Program {
    statements = List.copyOf(statements);
  }
}
