package org.lufcheck.litmus.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the expected results. Names of properties start with a capital, variants do not. */
final class ExpectationParser {
  /** The words for results. */
  static final List<String> VERDICTS = List.of("Never", "Sometimes", "NotModelled", "Deadlock");

  private final Cursor in;

  ExpectationParser(Cursor in) {
    this.in = in;
  }

  List<ExpectationLine> expectations() {
    List<ExpectationLine> lines = new ArrayList<>();
    if (in.accept("expect")) {
      in.expect("{");
      while (!in.accept("}")) {
        lines.add(line());
      }
    }
    return lines;
  }

  private ExpectationLine line() {
    Name variant = in.name("'}' or a variant");
    List<Name> without = ids("without");
    List<Name> with = ids("with");
    Optional<Name> arch =
        in.accept("on") ? Optional.of(in.name("an architecture")) : Optional.empty();
    Name verdict = verdict();
    List<Name> properties = new ArrayList<>();
    while (capital(in.peek())) {
      properties.add(in.word("a property"));
    }
    return new ExpectationLine(variant, without, with, arch, verdict, properties, reason());
  }

  private List<Name> ids(String word) {
    return in.accept(word) ? in.separated(",", () -> in.word("a hook or guard")) : List.of();
  }

  private Name verdict() {
    if (!VERDICTS.contains(in.peek().text())) {
      throw in.expected("a result: one of " + String.join(", ", VERDICTS), VERDICTS);
    }
    return in.word("a result");
  }

  private static boolean capital(Token token) {
    return token.kind() == Token.Kind.WORD
        && Character.isUpperCase(token.text().charAt(0))
        && !VERDICTS.contains(token.text());
  }

  private String reason() {
    String all = in.peek().comments().stream().collect(Collectors.joining(" "));
    return all.strip().replaceAll("\\s+", " ");
  }
}
