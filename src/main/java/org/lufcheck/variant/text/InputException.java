package org.lufcheck.variant.text;

import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A mistake in something that a user wrote. The message is complete and meant for people: file,
 * line and column, what is wrong, the nearest valid name, the line itself with a caret, and what
 * was expected.
 */
public final class InputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final Position NOWHERE = new Position(0, 0, 0);

  private final String message;
  private final String file;
  private final int line;
  private final int column;
  private final String problem;
  private final String expected;
  private final String nearest;

  InputException(
      String file, Position at, String problem, String expected, String nearest, String excerpt) {
    String where = at.line() == 0 ? file : file + ":" + at.line() + ":" + at.column();
    this.problem = Excerpt.problem(problem);
    this.message = render(where, this.problem, expected, nearest, excerpt);
    this.file = file;
    this.line = at.line();
    this.column = at.column();
    this.expected = expected;
    this.nearest = nearest;
  }

  /** A mistake without a place inside it: a file that cannot be read, an argument. */
  public static InputException in(String where, String problem) {
    return new InputException(where, NOWHERE, problem, "", "", "");
  }

  /** A name in an argument that names nothing. */
  public static InputException unknown(
      String where, String kind, String word, Collection<String> candidates) {
    return new InputException(
        where,
        NOWHERE,
        "unknown " + kind + " " + Excerpt.quote(word),
        oneOf(candidates),
        Nearest.to(word, candidates).orElse(""),
        "");
  }

  /** The whole message, some lines without a line feed at the end. */
  @Override
  public String getMessage() {
    return message;
  }

  /** The file as the user named it, or the argument. */
  public String file() {
    return file;
  }

  /** The line, 1 for the first; 0 when there is none. */
  public int line() {
    return line;
  }

  /** The column, 1 for the first; 0 when there is none. */
  public int column() {
    return column;
  }

  /** What is wrong, without the place. */
  public String problem() {
    return problem;
  }

  /** What would have been right; empty when the problem says it. */
  public String expected() {
    return expected;
  }

  /** The valid name that was probably meant. */
  public Optional<String> nearest() {
    return nearest.isEmpty() ? Optional.empty() : Optional.of(nearest);
  }

  /** The candidates in order, as a phrase. */
  static String oneOf(Collection<String> candidates) {
    return candidates.isEmpty()
        ? ""
        : "one of " + candidates.stream().map(Excerpt::word).collect(Collectors.joining(", "));
  }

  private static String render(
      String where, String problem, String expected, String nearest, String excerpt) {
    String meant = nearest.isEmpty() ? "" : "; did you mean " + Excerpt.quote(nearest) + "?";
    String hint = expected.isEmpty() ? "" : "\n" + Excerpt.wrap("expected " + expected);
    return where + ": " + problem + meant + excerpt + hint;
  }
}
