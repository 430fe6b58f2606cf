package org.lufcheck.properties.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.function.Consumer;
import org.lufcheck.variant.text.InputException;
import org.lufcheck.variant.text.SourceText;

/** What happened when a damaged file was read: it was accepted, or refused as it should be. */
enum Refusal {
  ACCEPTED,
  REFUSED;

  /** A reader that takes longer hangs. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Widest line of a message, in columns. */
  private static final int WIDEST = 200;

  /**
   * Reads a text. Fails if the reader throws anything but a mistake with file, line and column that
   * lie in the text or right behind it, or if it does not come back.
   */
  static Refusal of(String name, String text, Consumer<SourceText> reader) {
    return assertTimeoutPreemptively(PATIENCE, () -> read(SourceText.of(name, text), reader));
  }

  private static Refusal read(SourceText source, Consumer<SourceText> reader) {
    try {
      reader.accept(source);
      return ACCEPTED;
    } catch (InputException e) {
      long lines = source.text().lines().count();
      assertThat(e.getMessage()).startsWith(source.name() + ":" + e.line() + ":" + e.column());
      assertThat((long) e.line()).isBetween(1L, lines + 1);
      assertThat(e.column()).isBetween(1, source.text().length() + 1);
      assertThat(e.problem()).isNotBlank();
      assertThat(e.getMessage().lines()).allMatch(line -> line.length() <= WIDEST);
      return REFUSED;
    }
  }
}
