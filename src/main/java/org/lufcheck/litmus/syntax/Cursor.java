package org.lufcheck.litmus.syntax;

import java.util.ArrayList;
import java.util.List;
import org.lufcheck.variant.text.InputException;
import org.lufcheck.variant.text.Nearest;
import org.lufcheck.variant.text.Position;
import org.lufcheck.variant.text.SourceText;

/** Reads the tokens of one scenario from left to right. */
final class Cursor {
  /** Words that structure a scenario and so name nothing in it. */
  static final List<String> RESERVED =
      List.of("forbidden", "exists", "always", "expect", "background", "any", "in", "at");

  /** Longest number, in digits; the resolver judges whether it makes sense. */
  private static final int DIGITS = 4;

  private final SourceText source;
  private final List<Token> tokens;
  private int next;

  Cursor(SourceText source) {
    this.source = source;
    this.tokens = Lexer.tokens(source);
  }

  /** The token to be read next. */
  Token peek() {
    return tokens.get(next);
  }

  /** The token behind that one. */
  Token peekSecond() {
    return tokens.get(Math.min(next + 1, tokens.size() - 1));
  }

  /** Reads a token; the end stays. */
  Token take() {
    Token token = peek();
    next = Math.min(next + 1, tokens.size() - 1);
    return token;
  }

  /** Whether the next token is the given word or sign. */
  boolean sees(String wanted) {
    return peek().is(wanted);
  }

  /** Reads the given word or sign if it is next. */
  boolean accept(String wanted) {
    if (!sees(wanted)) {
      return false;
    }
    take();
    return true;
  }

  /** Reads the given word or sign. */
  Position expect(String wanted) {
    if (!sees(wanted)) {
      throw expected("'" + wanted + "'", List.of(wanted));
    }
    return take().at();
  }

  /** Reads a name; {@code what} says of what, for the message. */
  Name name(String what) {
    Name word = word(what);
    if (RESERVED.contains(word.text())) {
      throw source.error(word.at(), "'" + word.text() + "' is a word of the language", what);
    }
    return word;
  }

  /** Reads a word. */
  Name word(String what) {
    if (peek().kind() != Token.Kind.WORD) {
      throw expected(what, List.of());
    }
    Token token = take();
    return new Name(token.text(), token.at());
  }

  /** Reads a number. */
  Num number(String what) {
    if (peek().kind() != Token.Kind.NUMBER) {
      throw expected(what, List.of());
    }
    Token token = take();
    if (token.text().length() > DIGITS) {
      throw source.error(token.at(), "this number is too large", what);
    }
    return new Num(Integer.parseInt(token.text()), token.at());
  }

  /** The mistake that something else was expected here than what is next. */
  InputException expected(String what, List<String> words) {
    Token token = peek();
    boolean misspelt =
        token.kind() == Token.Kind.WORD && Nearest.to(token.text(), words).isPresent();
    return misspelt
        ? source.unknown(token.at(), "word", token.text(), words)
        : source.error(token.at(), "unexpected " + token.quoted(), what);
  }

  /** A mistake at a place. */
  InputException error(Position at, String problem, String expected) {
    return source.error(at, problem, expected);
  }

  /** Reads {@code item { sep item }}. */
  <T> List<T> separated(String separator, java.util.function.Supplier<T> item) {
    List<T> items = new ArrayList<>();
    do {
      items.add(item.get());
    } while (accept(separator));
    return items;
  }

  /** Reads items up to and including a closing sign. */
  <T> List<T> until(String close, java.util.function.Supplier<T> item) {
    List<T> items = new ArrayList<>();
    while (!accept(close)) {
      items.add(item.get());
    }
    return items;
  }
}
