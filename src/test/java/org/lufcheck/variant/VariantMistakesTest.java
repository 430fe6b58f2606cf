package org.lufcheck.variant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lufcheck.variant.text.InputException;
import org.lufcheck.variant.text.SourceText;

class VariantMistakesTest {
  private static final String HEAD = "name: my\ntitle: mine\nsource: me\n";
  private static final String WHOLE =
      HEAD + "deferral: in-allocator\nscope: owner\nhooks: [H1]\nguards: []\n";
  private static final VariantLibrary SHIPPED = VariantLibrary.shipped();

  private static InputException mistake(String text) {
    InputException e =
        catchThrowableOfType(
            InputException.class, () -> SHIPPED.read(SourceText.of("my.yaml", text)));
    assertThat(e).isNotNull();
    return e;
  }

  @Test
  void showsTheMisspeltHookInItsLine() {
    assertThat(mistake(HEAD + "extends: luf-v12\nwithout: [H1, HH]\n"))
        .hasMessageStartingWith(
            """
            my.yaml:5:15: unknown hook or guard 'HH'; did you mean 'H1'?
                5 | without: [H1, HH]
                  |               ^^
            expected one of H1, H2,\
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          extend: luf-v12                     | 4 | unknown key 'extend'                 | extends
          extends: luf-v13                    | 4 | unknown variant 'luf-v13'            | luf-v10
          extends: my                         | 4 | unknown variant 'my'                 |
          extends: [luf-v12]                  | 4 | this is a list                       |
          name: other                         | 4 | the key 'name' is there twice        |
          """)
  void saysWhatIsWrongAndWhere(String line, int at, String problem, String nearest) {
    InputException e = mistake(HEAD + line + "\n");

    assertThat(e.line()).isEqualTo(at);
    assertThat(e.problem()).isEqualTo(problem);
    assertThat(e.nearest().orElse(null)).isEqualTo(nearest);
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "title", "source", "deferral", "scope", "hooks", "guards"})
  void namesAKeyThatIsMissing(String key) {
    String rest =
        WHOLE.lines().filter(l -> !l.startsWith(key + ":")).reduce("", (a, b) -> a + b + "\n");

    assertThat(mistake(rest).problem()).isEqualTo("the key '" + key + "' is missing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          before: [H9]              | H9 is to flush before, but it is not in place
          with: [H2]                | 'with' needs 'extends'
          reasons: {H99: because}   | unknown hook or guard 'H99'
          reasons: [H1]             | this is a list
          order: first              | this is not a place
          before: [H1, H1]          | 'H1' is there twice
          before: [{H1: 2}]         | this is a set of keys
          before: H1                | this is a text
          """)
  void findsContradictionsInAWholeKernel(String line, String problem) {
    assertThat(mistake(WHOLE + line + "\n").problem()).isEqualTo(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          hooks: [H1]                            | 'hooks' contradicts 'extends'
          with: [U1]; without: [U1]              | 'U1' is both with and without
          without: [U1]                          | there is no U1 to remove
          with: [H1]                             | H1 is there already
          deferral: none                         | H1 makes no sense with deferral: none
          deferral: keep-copies; without: [H18]  | tag-kept makes no sense with keep-copies
          scope: global; with: [batch-asks]      | batch-asks makes no sense with scope: global
          with: [zone-close]                     | zone-close makes no sense with flush: at-take-off
          """)
  void findsContradictionsWithTheKernelThatIsExtended(String line, String problem) {
    String text = line.replace("; ", "\n");

    assertThat(mistake(HEAD + "extends: luf-v12\n" + text + "\n").problem()).startsWith(problem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"deferral: in-alocator", "scope: ownr", "flush: ride-alone"})
  void suggestsTheModeThatWasMeant(String line) {
    InputException e = mistake(HEAD + "extends: luf-v12\n" + line + "\n");

    assertThat(e.line()).isEqualTo(5);
    assertThat(e.nearest()).isPresent();
  }

  @Test
  void followsKernelsThatExtendOneAnotherInACircle() {
    List<SourceText> circle =
        List.of(
            SourceText.of("a.yaml", HEAD.replace("my", "a") + "extends: b\n"),
            SourceText.of("b.yaml", HEAD.replace("my", "b") + "extends: a\n"));

    InputException e = catchThrowableOfType(InputException.class, () -> VariantLibrary.of(circle));

    assertThat(e.problem()).isEqualTo("variants extend in a circle: a extends b extends a");
    assertThat(e.file()).isEqualTo("b.yaml");
  }

  @Test
  void wantsAFileToBeNamedLikeItsKernel() {
    List<SourceText> renamed = List.of(SourceText.of("models/variants/other.yaml", WHOLE));

    InputException e = catchThrowableOfType(InputException.class, () -> VariantLibrary.of(renamed));

    assertThat(e.problem()).isEqualTo("the name differs from the file's");
    assertThat(e.line()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "---",
        "# nothing",
        "just text",
        "- a\n- b",
        "a: [",
        "a: b: c",
        "\t",
        "name: &x a",
        "a: *x",
        "--- a\n--- b",
        "? [a, b]\n: c",
        "name: !!binary x",
        "%YAML 9.9\n---\na: b",
        "\u0000",
        "name: \"\\q\"",
        "{name: my"
      })
  void takesNothingElseForAKernel(String text) {
    assertThat(mistake(text)).hasMessageStartingWith("my.yaml:");
  }

  @Test
  void givesUpOnDeepNesting() {
    assertThat(mistake("a: " + "[".repeat(50_000))).hasMessageContaining("too deep");
    assertThat(mistake("a: &x [*x, *x]")).hasMessageContaining("aliases");
  }
}
