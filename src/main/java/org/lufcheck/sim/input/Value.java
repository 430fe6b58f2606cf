package org.lufcheck.sim.input;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lufcheck.variant.text.Position;
import org.lufcheck.variant.text.SourceText;
import org.lufcheck.variant.text.Yaml;

/**
 * A value with what is said about its origin: {@code 42 GiB (measured; slide 20)}.
 *
 * @param source the file
 * @param at where it starts
 * @param text the value itself
 * @param origin where it comes from
 * @param note more about that, or empty
 */
record Value(SourceText source, Position at, String text, Origin origin, String note) {
  private static final Pattern WITH_ORIGIN =
      Pattern.compile(
          "(?<text>[^(]*?)\\s*\\((?<origin>[^;)]*)(;(?<note>.*))?\\)\\s*", Pattern.DOTALL);

  private static final Pattern QUANTITY =
      Pattern.compile("(?<number>[+-]?[0-9][0-9_]*(\\.[0-9]+)?([eE]-?[0-9]+)?)\\s*(?<unit>\\D*)");

  private static final List<String> ORIGINS =
      Stream.of(Origin.values())
          .filter(o -> o != Origin.UNSTATED)
          .map(o -> o.name().toLowerCase(Locale.ROOT))
          .toList();

  /** Takes a text of a file apart. */
  static Value of(SourceText source, Yaml.Text written) {
    Matcher matcher = WITH_ORIGIN.matcher(written.value());
    if (!matcher.matches()) {
      return new Value(source, written.at(), written.value().strip(), Origin.UNSTATED, "");
    }
    String origin = matcher.group("origin").strip();
    if (!ORIGINS.contains(origin)) {
      int column = written.at().column() + matcher.start("origin");
      Position at = new Position(written.at().line(), column, Math.max(1, origin.length()));
      throw source.unknown(at, "origin", origin, ORIGINS);
    }
    String note = matcher.group("note") == null ? "" : matcher.group("note").strip();
    return new Value(
        source,
        new Position(written.at().line(), written.at().column(), Math.max(1, matcher.end("text"))),
        matcher.group("text").strip(),
        Origin.valueOf(origin.toUpperCase(Locale.ROOT)),
        note);
  }

  /**
   * The value in base units.
   *
   * @param least smallest that makes sense
   * @param most largest that makes sense
   */
  double quantity(Dimension dimension, double least, double most) {
    Matcher matcher = QUANTITY.matcher(text);
    if (!matcher.matches()) {
      throw source.error(at, "'" + text + "' is not " + dimension.noun(), dimension.expected());
    }
    String unit = matcher.group("unit").strip();
    String number = matcher.group("number").replace("_", "");
    double value = Double.parseDouble(number) * factor(dimension, unit);
    if (value < 0 && least >= 0) {
      throw source.error(at, dimension.noun() + " cannot be negative", dimension.expected());
    }
    if (value < least || value > most) {
      throw source.error(at, "'" + text + "' is out of range", range(dimension, least, most));
    }
    return value;
  }

  private double factor(Dimension dimension, String unit) {
    return dimension
        .factor(unit)
        .orElseThrow(
            () -> {
              if (unit.isEmpty()) {
                return source.error(at, "'" + text + "' has no unit", dimension.expected());
              }
              return dimension
                  .meant(unit)
                  .map(
                      m ->
                          source.error(
                              at, "unknown unit '" + unit + "'; did you mean '" + m + "'?"))
                  .orElseGet(
                      () ->
                          dimension == Dimension.NUMBER
                              ? source.error(at, "a number has no unit here", dimension.expected())
                              : source.unknown(at, "unit", unit, dimension.units()));
            });
  }

  private static String range(Dimension dimension, double least, double most) {
    String from = Quantities.in(dimension, least);
    return most == Double.MAX_VALUE
        ? dimension.noun() + " of at least " + from
        : dimension.noun() + " from " + from + " to " + Quantities.in(dimension, most);
  }

  /** A constant of an enumeration, written in lower case. */
  <E extends Enum<E>> E constant(Class<E> type) {
    List<String> names =
        Stream.of(type.getEnumConstants()).map(c -> c.name().toLowerCase(Locale.ROOT)).toList();
    if (!names.contains(text)) {
      throw source.unknown(at, "value", text, names);
    }
    return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
  }

  /** {@code yes} or {@code no}. */
  boolean yes() {
    if (text.equals("yes") || text.equals("no")) {
      return text.equals("yes");
    }
    throw source.error(at, "'" + text + "' is neither yes nor no", "yes or no");
  }
}
