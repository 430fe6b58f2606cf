package org.lufcheck.litmus;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lufcheck.litmus.syntax.Declaration;
import org.lufcheck.litmus.syntax.Name;
import org.lufcheck.variant.text.InputException;

/** The words behind a mapping. */
final class Attributes {
  private static final List<List<String>> OPPOSITES =
      List.of(
          List.of("shared", "private"),
          List.of("read-only", "writable"),
          List.of("dirty", "clean"),
          List.of("in-swap", "untouched"));

  private final Check check;
  private final Declaration.Mapping mapping;

  Attributes(Check check, Declaration.Mapping mapping) {
    this.check = check;
    this.mapping = mapping;
  }

  /** Checks that only these words are there, each once, and none with its opposite. */
  void allow(List<String> words) {
    Set<String> seen = new HashSet<>();
    for (Name attribute : mapping.attributes()) {
      if (!words.contains(attribute.text())) {
        throw check.unknown(attribute, "attribute here", words);
      }
      if (!seen.add(attribute.text())) {
        throw check.error(attribute.at(), "'" + attribute.text() + "' is written twice", "");
      }
    }
    for (List<String> pair : OPPOSITES) {
      if (seen.containsAll(pair)) {
        throw wrong(pair.get(1), "a mapping is not both " + pair.get(0) + " and " + pair.get(1));
      }
    }
  }

  /** Whether the word is there. */
  boolean has(String word) {
    return mapping.attributes().stream().anyMatch(a -> a.text().equals(word));
  }

  /** Whether the mapping is shared; one of the two words has to be there. */
  boolean sharing() {
    if (!has("shared") && !has("private")) {
      throw check.error(
          mapping.va().at(), "this file mapping has no kind", "'shared' or 'private'");
    }
    return has("shared");
  }

  /** The mistake that the word makes no sense. */
  InputException wrong(String word, String problem) {
    Name at =
        mapping.attributes().stream()
            .filter(a -> a.text().equals(word))
            .findFirst()
            .orElse(mapping.va());
    return check.error(at.at(), problem, "");
  }
}
