package org.lufcheck.properties.formats;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * One way to spoil a text. Places are numbers of any size, taken modulo the length of the text.
 *
 * @param kind what is done
 * @param from where it begins
 * @param length of what is taken, 1 to 40
 * @param to where something is put
 * @param patch what is put there
 */
record Damage(Kind kind, int from, int length, int to, String patch) {
  enum Kind {
    CUT_THE_REST,
    CUT_THE_BEGINNING,
    DELETE,
    INSERT,
    REPLACE,
    COPY_ELSEWHERE,
    REPEAT_A_LOT
  }

  /** How often the patch is repeated to try the depth of a reader, 20,000. */
  private static final int A_LOT = 20_000;

  private static final List<String> ANY_FORMAT =
      List.of(
          "{",
          "}",
          "[",
          "]",
          "(",
          ")",
          "\"",
          "'",
          "\\",
          ",",
          ":",
          ";",
          "-",
          "~",
          "/\\",
          "#",
          "&a ",
          "*a ",
          "!!",
          "|\n",
          "(*",
          "*)",
          "\n",
          "\n  ",
          "\t",
          "\r",
          "0",
          "7",
          "-1",
          "99999999999",
          "1e999",
          "null",
          "true",
          "\u0000",
          "\u2028",
          "\ud800",
          "\ufeff",
          "é",
          "[{\"a\":",
          "- - ",
          "? ");

  /** Damage of every kind, with the signs of all three formats. */
  static Arbitrary<Damage> any() {
    Arbitrary<String> patches =
        Arbitraries.oneOf(Arbitraries.of(ANY_FORMAT), Arbitraries.strings().ofMaxLength(6));
    return Combinators.combine(
            Arbitraries.of(Kind.values()),
            Arbitraries.integers(),
            Arbitraries.integers().between(1, 40),
            Arbitraries.integers(),
            patches)
        .as(Damage::new);
  }

  /** The text with this damage. */
  String in(String text) {
    int begin = Math.floorMod(from, text.length() + 1);
    int end = Math.min(text.length(), begin + length);
    int other = Math.floorMod(to, text.length() + 1);
    String before = text.substring(0, begin);
    String after = text.substring(end);
    return switch (kind) {
      case CUT_THE_REST -> before;
      case CUT_THE_BEGINNING -> text.substring(begin);
      case DELETE -> before + after;
      case INSERT -> before + patch + text.substring(begin);
      case REPLACE -> before + patch + after;
      case COPY_ELSEWHERE ->
          text.substring(0, other) + text.substring(begin, end) + text.substring(other);
      case REPEAT_A_LOT -> before + patch.repeat(A_LOT) + after;
    };
  }
}
