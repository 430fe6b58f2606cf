package org.lufcheck.verdict;

import java.util.List;

/**
 * Which steps of the programs a search took.
 *
 * @param taken how many
 * @param all how many there are
 * @param never the others, each as {@code actor: step}
 */
public record Coverage(int taken, int all, List<String> never) {
  /** Copies the list. */
  public Coverage {
    never = List.copyOf(never);
  }
}
