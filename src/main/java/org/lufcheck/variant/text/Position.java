package org.lufcheck.variant.text;

/**
 * Where something stands in a text.
 *
 * @param line line number, 1 for the first
 * @param column column in UTF-16 units, 1 for the first
 * @param length how many columns it takes, at least 1; what runs past the end of its line is cut
 */
public record Position(int line, int column, int length) {
  /** A single character. */
  public static Position at(int line, int column) {
    return new Position(line, column, 1);
  }
}
