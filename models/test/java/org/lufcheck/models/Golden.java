package org.lufcheck.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts that a change of the model has to change deliberately. */
final class Golden {
  private Golden() {}

  /** Compares a text with its golden file; leaves it in {@code target/golden} if they differ. */
  static void verify(String name, String actual) throws IOException {
    String expected;
    try (InputStream in = Golden.class.getResourceAsStream("/golden/" + name)) {
      expected = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    if (!expected.equals(actual)) {
      Path copy = Path.of("target", "golden", name);
      Files.createDirectories(copy.getParent());
      Files.writeString(copy, actual);
    }
    assertThat(actual).as("target/golden/" + name + " is what was found").isEqualTo(expected);
  }
}
