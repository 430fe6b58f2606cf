package org.lufcheck.verdict.text;

import java.util.ArrayList;
import java.util.List;

/** Fits words into columns. */
public final class Wrap {
  /** Widest line in columns. */
  public static final int WIDTH = 100;

  private Wrap() {}

  /**
   * Lines of at most {@link #WIDTH} columns: the first after {@code label}, the others indented by
   * its length.
   */
  public static List<String> words(String label, String text) {
    List<String> lines = new ArrayList<>();
    String indent = " ".repeat(label.length());
    StringBuilder line = new StringBuilder(label);
    boolean empty = true;
    for (String word : text.split(" ", -1)) {
      if (!empty && line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString().stripTrailing());
        line = new StringBuilder(indent);
        empty = true;
      }
      line.append(empty ? "" : " ").append(cut(word, WIDTH - indent.length()));
      empty = false;
    }
    lines.add(line.toString().stripTrailing());
    return lines;
  }

  /** The text, its end replaced by an ellipsis if it is too long. */
  static String cut(String text, int width) {
    return text.length() <= width ? text : text.substring(0, Math.max(0, width - 1)) + "…";
  }

  /** The text cut and padded to a width. */
  static String pad(String text, int width) {
    return cut(text, width) + " ".repeat(Math.max(0, width - text.length()));
  }

  /** As many phrases as fit, and how many do not: {@code a, b +2}. */
  static String fit(List<String> phrases, int width) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < phrases.size(); i++) {
      int left = phrases.size() - i;
      String next = (i == 0 ? "" : ", ") + phrases.get(i);
      String rest = " +" + left;
      int reserve = left > 1 ? (" +" + (left - 1)).length() : 0;
      if (line.length() + next.length() + reserve > width) {
        if (i == 0) {
          return cut(phrases.get(0), width - reserve) + (left > 1 ? " +" + (left - 1) : "");
        }
        return line + rest;
      }
      line.append(next);
    }
    return line.toString();
  }
}
