package org.lufcheck.litmus.syntax;

import java.util.List;
import java.util.Optional;

/**
 * One expected result, {@code luf-v12 without H9 with not-dirty on riscv Sometimes S2 (* why *)}.
 *
 * @param reason the comment behind it as one line, empty if there is none
 */
public record ExpectationLine(
    Name variant,
    List<Name> without,
    List<Name> with,
    Optional<Name> arch,
    Name verdict,
    List<Name> properties,
    String reason) {
  /** Copies the lists. */
  public ExpectationLine {
    without = List.copyOf(without);
    with = List.copyOf(with);
    properties = List.copyOf(properties);
  }
}
