package org.lufcheck.verdict.explain;

import java.util.List;

/**
 * Why a run is wrong. Immutable.
 *
 * @param title what went wrong, where and for whom, in a line
 * @param falsehood the values that make the clause false, in a sentence
 * @param because how it came, in the order of the steps
 * @param causes the first state in which each kind of bookkeeping was wrong; may be empty
 */
public record Explanation(
    String title, String falsehood, List<Because> because, List<Because> causes) {
  /** Copies the lists. */
  public Explanation {
    because = List.copyOf(because);
    causes = List.copyOf(causes);
  }

  /** All of it as one text. */
  public String text() {
    StringBuilder text = new StringBuilder(title).append('\n').append(falsehood);
    because.forEach(link -> text.append('\n').append(link.text()));
    causes.forEach(link -> text.append('\n').append(link.text()));
    return text.toString();
  }
}
