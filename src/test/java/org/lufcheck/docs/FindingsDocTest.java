package org.lufcheck.docs;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.lufcheck.verdict.findings.FindingsText;

/** Holds docs/findings.md to what {@code lufcheck findings} prints. */
final class FindingsDocTest {
  @Test
  void isWhatTheProgramPrints() throws IOException {
    String printed =
        String.join("\n", new FindingsText(Survey.findings(), Survey.VARIANTS).lines()) + "\n";

    Document.of("docs/findings.md").withText(printed).isWhatTheFileSays();
  }
}
