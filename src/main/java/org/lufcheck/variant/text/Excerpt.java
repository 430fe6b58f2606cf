package org.lufcheck.variant.text;

/** Renders a line of a text with a caret below the place that is meant. */
final class Excerpt {
  /** Widest excerpt in columns; longer lines are cut around the place. */
  private static final int WIDTH = 80;

  /** Widest line of a message's list, in columns. */
  private static final int LINE = 100;

  /** Longest quoted word and longest problem in a message, in characters. */
  private static final int LONGEST_WORD = 60;

  private static final int LONGEST_PROBLEM = 160;

  private Excerpt() {}

  /** A word of the text in quotation marks, cut if it is very long. */
  static String quote(String word) {
    return "'" + word(word) + "'";
  }

  /** A word in a list, cut if it is very long. */
  static String word(String word) {
    return printable(cut(word, LONGEST_WORD));
  }

  /** What is wrong, on one line that is not very long, whatever it quotes. */
  static String problem(String text) {
    return printable(cut(text, LONGEST_PROBLEM));
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
  }

  /** Two lines, each preceded by a line feed: the source line with its number, and the carets. */
  static String render(String line, Position at) {
    int column = Math.min(at.column(), line.length() + 1) - 1;
    int from = Math.max(0, Math.min(column - WIDTH / 2, line.length() - WIDTH));
    int to = Math.min(line.length(), from + WIDTH);
    int carets = Math.max(1, Math.min(at.length(), to - column));
    String number = String.format("%5d | ", at.line());
    return "\n"
        + (number + printable(line.substring(from, to))).stripTrailing()
        + "\n"
        + " ".repeat(5)
        + " | "
        + " ".repeat(column - from)
        + "^".repeat(carets);
  }

  /** The text with everything that could move a terminal's cursor replaced by a space or '?'. */
  static String printable(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean strange = Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
      out.append(c == '\t' ? ' ' : strange ? '?' : c);
    }
    return out.toString();
  }

  /** The words in lines of at most 100 columns, all but the first indented. */
  static String wrap(String text) {
    StringBuilder out = new StringBuilder();
    int column = 0;
    for (String word : text.split(" ", -1)) {
      if (column > 0 && column + 1 + word.length() > LINE) {
        out.append("\n  ");
        column = 2;
      } else if (column > 0) {
        out.append(' ');
        column++;
      }
      out.append(word);
      column += word.length();
    }
    return out.toString();
  }
}
