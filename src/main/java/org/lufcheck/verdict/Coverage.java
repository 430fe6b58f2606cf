package org.lufcheck.verdict;

import java.util.List;
import org.lufcheck.kernel.oracle.Property;

/**
 * Which steps of the programs a search took, and which properties had something to judge.
 *
 * @param taken how many
 * @param all how many there are
 * @param never the others, each as {@code actor: step}
 * @param idle properties that were judged although their antecedent never arose: nothing is known
 *     of them
 */
public record Coverage(int taken, int all, List<String> never, List<Property> idle) {
  /** Copies the lists. */
  public Coverage {
    never = List.copyOf(never);
    idle = List.copyOf(idle);
  }
}
