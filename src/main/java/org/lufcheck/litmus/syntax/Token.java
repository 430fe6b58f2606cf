package org.lufcheck.litmus.syntax;

import java.util.List;
import org.lufcheck.variant.text.Position;
import org.lufcheck.variant.text.SourceText;

/**
 * A word, a number or a sign of a scenario.
 *
 * @param comments the texts of the comments between the token before it and this one
 */
record Token(Kind kind, String text, Position at, List<String> comments) {

  /** What a token is. */
  enum Kind {
    /** Letters, digits, '-' and '_', starting with a letter. */
    WORD,
    /** Digits. */
    NUMBER,
    /** Punctuation, one or two characters. */
    SIGN,
    /** The end of the text. */
    END
  }

  Token {
    comments = List.copyOf(comments);
  }

  /** Whether this is the given word or sign. */
  boolean is(String wanted) {
    return text.equals(wanted) && (kind == Kind.WORD || kind == Kind.SIGN);
  }

  /** The token as a message quotes it. */
  String quoted() {
    return kind == Kind.END ? "end of the file" : SourceText.quote(text);
  }
}
