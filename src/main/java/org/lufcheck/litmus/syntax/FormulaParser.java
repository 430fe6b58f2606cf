package org.lufcheck.litmus.syntax;

import java.util.List;

/** Reads conditions: {@code ~} binds closer than {@code /\}, and that closer than {@code \/}. */
final class FormulaParser {
  /** Most parentheses and negations around a term. */
  private static final int DEEPEST = 32;

  /** Most terms in one condition. */
  private static final int LONGEST = 64;

  private final Cursor in;
  private int depth;
  private int terms;

  FormulaParser(Cursor in) {
    this.in = in;
  }

  Formula inParentheses() {
    in.expect("(");
    Formula formula = or();
    if (!in.sees(")")) {
      throw in.expected("')', '/\\' or '\\/'", List.of());
    }
    in.take();
    return formula;
  }

  private Formula or() {
    Formula left = and();
    while (in.accept("\\/")) {
      left = new Formula.Or(left, and());
    }
    return left;
  }

  private Formula and() {
    Formula left = not();
    while (in.accept("/\\")) {
      left = new Formula.And(left, not());
    }
    return left;
  }

  private Formula not() {
    if (!in.sees("~") && !in.sees("(")) {
      return term();
    }
    if (++depth > DEEPEST) {
      throw in.error(in.peek().at(), "this condition is nested too deeply", "");
    }
    Formula inner = in.accept("~") ? new Formula.Not(not()) : inParentheses();
    depth--;
    return inner;
  }

  private Formula term() {
    if (++terms > LONGEST) {
      throw in.error(in.peek().at(), "this condition has too many terms", "");
    }
    Name first = in.name("'~', '(', a thread with its register or a page");
    PlaceParser places = new PlaceParser(in);
    if (places.goesOn()) {
      Place place = places.place(first);
      return new Formula.Contents(place, value());
    }
    if (!in.sees(":")) {
      throw in.expected("':' and a register, '[' or '.'", List.of());
    }
    in.take();
    Name register = in.name("a register");
    return new Formula.Register(first, register, value());
  }

  private Num value() {
    in.expect("=");
    return in.number("a value, 0 to 7");
  }
}
