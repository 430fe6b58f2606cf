package org.lufcheck.models;

import java.util.Optional;
import org.lufcheck.explore.SearchResult;
import org.lufcheck.kernel.oracle.Clause;
import org.lufcheck.kernel.oracle.Property;

/**
 * What a search found.
 *
 * @param verdict the word of an expectation, or {@code limit}
 * @param clause what was found false
 * @param length steps of the counterexample, 0 if there is none
 * @param states states stored
 */
record Finding(String verdict, Optional<Clause> clause, int length, long states) {
  static final String LIMIT = "limit";

  static Finding of(SearchResult result) {
    long states = result.stats().states();
    if (result instanceof SearchResult.Found found) {
      Clause clause = Clause.of(found.code());
      return new Finding("Sometimes", Optional.of(clause), found.trace().length(), states);
    } else if (result instanceof SearchResult.Deadlock deadlock) {
      return new Finding("Deadlock", Optional.empty(), deadlock.trace().length(), states);
    }
    String verdict = result instanceof SearchResult.Exhausted ? "Never" : LIMIT;
    return new Finding(verdict, Optional.empty(), 0, states);
  }

  boolean limited() {
    return verdict.equals(LIMIT);
  }

  Optional<Property> property() {
    return clause.map(Clause::property);
  }

  /** What was found, without what may change when the model grows: the states. */
  @Override
  public String toString() {
    return verdict
        + clause.map(c -> " " + c.property() + " " + c).orElse("")
        + (length == 0 ? "" : " in " + length + " steps");
  }
}
