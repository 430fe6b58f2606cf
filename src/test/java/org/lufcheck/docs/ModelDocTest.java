package org.lufcheck.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.lufcheck.kernel.oracle.Property;
import org.lufcheck.kernel.view.Outside;

/** Holds docs/model.md to the model. */
final class ModelDocTest {
  private static final String DOC = "docs/model.md";

  @Test
  void listsEveryAtomicStepAndEveryProperty() throws IOException {
    Document.of(DOC)
        .with("steps", StepTable.shipped().lines())
        .with("properties", properties())
        .isWhatTheFileSays();
  }

  @Test
  void namesEverythingThatVerdictsSayIsOutside() throws IOException {
    String outside = Document.of(DOC).block("outside").replaceAll("\\s+", " ");

    assertThat(Outside.topics()).allSatisfy(topic -> assertThat(outside).contains(topic));
  }

  private static List<String> properties() {
    List<String> lines = new ArrayList<>();
    lines.add("| | property | holds if | kind |");
    lines.add("|---|---|---|---|");
    for (Property p : Property.values()) {
      String kind = p.kind().name().toLowerCase(Locale.ROOT);
      lines.add("| %s | %s | %s | %s |".formatted(p, p.title(), p.meaning(), kind));
    }
    return lines;
  }
}
