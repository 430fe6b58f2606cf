package org.lufcheck.litmus.syntax;

import java.util.ArrayList;
import java.util.List;
import org.lufcheck.variant.text.Position;
import org.lufcheck.variant.text.SourceText;

/** Cuts a scenario's text into tokens. Comments do not nest. */
final class Lexer {
  private static final List<String> SIGNS =
      List.of("->", "/\\", "\\/", "{", "}", "(", ")", "[", "]", ",", ";", ":", "=", "@", ".", "~");

  private final SourceText source;
  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private final List<String> comments = new ArrayList<>();
  private int next;
  private int line = 1;
  private int lineStart;

  private Lexer(SourceText source) {
    this.source = source;
    this.text = source.text();
  }

  /**
   * The tokens of the text; the last one is {@link Token.Kind#END}.
   *
   * @throws org.lufcheck.variant.text.InputException at a character that starts no token, or at a
   *     comment that does not end
   */
  static List<Token> tokens(SourceText source) {
    return new Lexer(source).run();
  }

  private List<Token> run() {
    while (next < text.length()) {
      char c = text.charAt(next);
      if (c == '\n' || c == '\r') {
        endLine(c);
      } else if (Character.isWhitespace(c)) {
        next++;
      } else if (text.startsWith("(*", next)) {
        comment();
      } else {
        token(c);
      }
    }
    tokens.add(new Token(Token.Kind.END, "", here(1), comments));
    return tokens;
  }

  private void endLine(char c) {
    next += c == '\r' && text.startsWith("\r\n", next) ? 2 : 1;
    line++;
    lineStart = next;
  }

  private void comment() {
    Position start = here(2);
    int begin = next + 2;
    next = begin;
    while (!text.startsWith("*)", next)) {
      if (next >= text.length()) {
        throw source.error(start, "this comment does not end", "'*)'");
      }
      char c = text.charAt(next);
      if (c == '\n' || c == '\r') {
        endLine(c);
      } else {
        next++;
      }
    }
    comments.add(text.substring(begin, next));
    next += 2;
  }

  private void token(char c) {
    if (letter(c)) {
      add(Token.Kind.WORD, wordEnd());
    } else if (digit(c)) {
      add(Token.Kind.NUMBER, numberEnd());
    } else {
      add(Token.Kind.SIGN, next + sign(c).length());
    }
  }

  private void add(Token.Kind kind, int end) {
    tokens.add(new Token(kind, text.substring(next, end), here(end - next), comments));
    comments.clear();
    next = end;
  }

  private int wordEnd() {
    int end = next;
    while (end < text.length() && inWord(text.charAt(end)) && !text.startsWith("->", end)) {
      end++;
    }
    return end;
  }

  private int numberEnd() {
    int end = next;
    while (end < text.length() && digit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private String sign(char c) {
    for (String sign : SIGNS) {
      if (text.startsWith(sign, next)) {
        return sign;
      }
    }
    String shown = c > ' ' && c < 127 ? "'" + c + "'" : String.format("U+%04X", (int) c);
    throw source.error(here(1), "the character " + shown + " has no meaning here");
  }

  private Position here(int length) {
    return new Position(line, next - lineStart + 1, length);
  }

  private static boolean inWord(char c) {
    return letter(c) || digit(c) || c == '-' || c == '_';
  }

  private static boolean letter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }
}
