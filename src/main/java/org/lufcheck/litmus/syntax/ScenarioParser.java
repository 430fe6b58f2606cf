package org.lufcheck.litmus.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lufcheck.variant.text.SourceText;

/** Reads a whole scenario; docs/scenario-language.md has the grammar. */
final class ScenarioParser {
  private static final List<String> QUANTIFIERS = List.of("forbidden", "exists", "always");
  private static final List<String> AFTER_STATE =
      List.of("background", "forbidden", "exists", "always", "expect");

  private final Cursor in;

  ScenarioParser(SourceText source) {
    this.in = new Cursor(source);
  }

  Scenario scenario() {
    List<String> comments = new ArrayList<>(in.peek().comments());
    in.expect("LUF");
    comments.addAll(in.peek().comments());
    Name name = in.name("the scenario's name");
    comments.addAll(in.peek().comments());
    List<Declaration> declarations = new DeclarationParser(in).initialState();
    List<Program> programs = programs();
    Optional<Clause> clause = clause();
    List<ExpectationLine> expectations = new ExpectationParser(in).expectations();
    if (in.peek().kind() != Token.Kind.END) {
      throw in.expected("a thread, a condition, 'expect' or the end of the file", AFTER_STATE);
    }
    return new Scenario(name, story(comments), declarations, programs, clause, expectations);
  }

  private List<Program> programs() {
    ProgramParser parser = new ProgramParser(in);
    List<Program> programs = new ArrayList<>();
    while (in.sees("background") || (atWord() && in.peekSecond().is("@"))) {
      programs.add(parser.program());
    }
    return programs;
  }

  private boolean atWord() {
    return in.peek().kind() == Token.Kind.WORD && !Cursor.RESERVED.contains(in.peek().text());
  }

  private Optional<Clause> clause() {
    if (!QUANTIFIERS.contains(in.peek().text())) {
      return Optional.empty();
    }
    Name quantifier = in.word("a quantifier");
    return Optional.of(new Clause(quantifier, new FormulaParser(in).inParentheses()));
  }

  private static String story(List<String> comments) {
    return comments.stream()
        .map(ScenarioParser::tidy)
        .filter(c -> !c.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static String tidy(String comment) {
    return comment.strip().lines().map(String::strip).collect(Collectors.joining("\n"));
  }
}
