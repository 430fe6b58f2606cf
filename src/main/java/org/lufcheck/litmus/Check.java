package org.lufcheck.litmus;

import java.util.Collection;
import java.util.Set;
import org.lufcheck.litmus.syntax.Name;
import org.lufcheck.litmus.syntax.Num;
import org.lufcheck.variant.text.InputException;
import org.lufcheck.variant.text.Position;
import org.lufcheck.variant.text.SourceText;

/** The checks that all resolvers share, as mistakes at their places. */
record Check(SourceText source) {

  /** The number, if it is in the range. */
  int range(Num num, int from, int to, String what) {
    if (num.value() < from || num.value() > to) {
      throw error(num.at(), num.value() + " is out of range", what + ", " + from + " to " + to);
    }
    return num.value();
  }

  /** The value of a page or flag. */
  int value(Num num) {
    return range(num, 0, Limits.VALUE, "a value");
  }

  /** Adds the name to those that are taken. */
  void fresh(Name name, Set<String> taken) {
    if (!taken.add(name.text())) {
      throw error(name.at(), "'" + name.text() + "' is declared twice", "");
    }
  }

  /** The mistake if there are more than the limit. */
  void atMost(int count, int limit, Position at, String what) {
    if (count > limit) {
      throw error(at, "too many " + what, "at most " + limit);
    }
  }

  /** A mistake at a place. */
  InputException error(Position at, String problem, String expected) {
    return source.error(at, problem, expected);
  }

  /** A name that names nothing. */
  InputException unknown(Name name, String kind, Collection<String> candidates) {
    return source.unknown(name.at(), kind, name.text(), candidates);
  }
}
