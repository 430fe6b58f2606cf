package org.lufcheck.litmus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lufcheck.kernel.Call;
import org.lufcheck.variant.text.SourceText;

/** Holds docs/scenario-language.md to what the program does. */
class ScenarioLanguageDocTest {
  private static final Path DOC = Path.of("..", "docs", "scenario-language.md");
  private static final String BEGIN = "<!-- calls: generated from Call -->\n";
  private static final String END = "<!-- end of calls -->";

  @Test
  void listsEveryCallWithItsMeaning() throws IOException {
    assertThat(between(BEGIN, END)).isEqualTo(table());
  }

  @Test
  void showsAScenarioThatCanBeRead() throws IOException {
    String example = between("```\n", "```");

    Litmus litmus = Litmus.read(SourceText.of("write-after-reclaim.litmus", example));

    assertThat(litmus.setup().tasks()).hasSize(3);
    assertThat(litmus.source()).startsWith("Dave Hansen");
  }

  @Test
  void namesEveryWordOfTheGrammar() throws IOException {
    String grammar = between("<!-- grammar -->", "<!-- end of grammar -->");

    assertThat(Stream.of(Quantifier.values()).map(Quantifier::word)).allMatch(grammar::contains);
    assertThat(Stream.of(Expected.values()).map(Expected::word)).allMatch(grammar::contains);
  }

  private static String table() {
    return Stream.of(Call.values())
        .map(
            call ->
                "| `" + CallUsage.of(call) + "` | " + call.meaning().replace("|", "\\|") + " |\n")
        .collect(Collectors.joining("", "| call | meaning |\n|---|---|\n", ""));
  }

  private static String between(String begin, String end) throws IOException {
    String doc = Files.readString(DOC);
    int from = doc.indexOf(begin) + begin.length();
    return doc.substring(from, doc.indexOf(end, from));
  }
}
