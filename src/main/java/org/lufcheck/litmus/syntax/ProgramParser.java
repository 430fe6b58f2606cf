package org.lufcheck.litmus.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the threads. */
final class ProgramParser {
  private final Cursor in;

  ProgramParser(Cursor in) {
    this.in = in;
  }

  Program program() {
    boolean background = in.accept("background");
    Name name = in.name("the thread's name");
    in.expect("@");
    Name cpu = in.word("'any', 'cpu0', 'cpu1' and so on");
    Optional<Name> mm =
        in.accept("in") ? Optional.of(in.name("an address space")) : Optional.empty();
    Optional<Num> atMost = atMost();
    if (!in.sees("{")) {
      throw in.expected("'{'", mm.isPresent() ? List.of("at") : List.of("in", "at"));
    }
    in.take();
    return statements(new Program(background, name, cpu, mm, atMost, List.of()));
  }

  private Program statements(Program head) {
    List<Statement> statements = new ArrayList<>();
    Optional<Num> atMost = head.atMost();
    while (!in.accept("}")) {
      if (atMost.isPresent() && head.atMost().isEmpty()) {
        throw in.expected("'}': 'at most' stands behind the last call", List.of());
      }
      statements.add(statement());
      if (atMost.isEmpty()) {
        atMost = atMost();
      }
      in.expect(";");
    }
    return new Program(head.background(), head.name(), head.cpu(), head.mm(), atMost, statements);
  }

  private Optional<Num> atMost() {
    if (!in.accept("at")) {
      return Optional.empty();
    }
    in.expect("most");
    return Optional.of(in.number("how often, 1 to 7"));
  }

  private Statement statement() {
    Name first = in.name("'}' or a call");
    Optional<Name> register = Optional.empty();
    if (in.accept("=")) {
      register = Optional.of(first);
      first = in.name("a call");
    }
    in.expect("(");
    List<Argument> arguments = in.sees(")") ? List.of() : in.separated(",", this::argument);
    in.expect(")");
    return new Statement(register, first, arguments);
  }

  private Argument argument() {
    if (in.peek().kind() == Token.Kind.NUMBER) {
      return new Argument.Number(in.number("a value"));
    }
    Name first = in.name("an argument");
    PlaceParser places = new PlaceParser(in);
    return places.goesOn() ? new Argument.At(places.place(first)) : new Argument.Word(first);
  }
}
