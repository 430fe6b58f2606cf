package org.lufcheck.litmus.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;
import org.lufcheck.litmus.Litmus;
import org.lufcheck.variant.text.InputException;
import org.lufcheck.variant.text.ModelFiles;
import org.lufcheck.variant.text.Position;
import org.lufcheck.variant.text.SourceText;

/** What the parser and the printer promise for every text and every tree. */
class ScenarioProperties {
  private static final List<SourceText> SHIPPED = ModelFiles.shipped("litmus", ".litmus");

  @Property(tries = 500)
  void readsBackWhatItPrints(@ForAll("scenarios") Scenario scenario) {
    Scenario again = parse(scenario.print());

    assertThat(again)
        .usingRecursiveComparison()
        .ignoringFieldsOfTypes(Position.class)
        .isEqualTo(scenario);
  }

  @Property(tries = 500)
  void neverFailsButWithAMistakeForAnyText(@ForAll @StringLength(max = 200) String text) {
    readOrRefuse(text);
  }

  @Property(tries = 500)
  void neverFailsButWithAMistakeForAnyTokens(@ForAll("tokens") List<String> tokens) {
    readOrRefuse("LUF x { " + String.join(" ", tokens));
  }

  @Property(tries = 500)
  void neverFailsButWithAMistakeForAGrammaticalTree(@ForAll("scenarios") Scenario scenario) {
    readOrRefuse(scenario.print());
  }

  @Property(tries = 1000)
  void neverFailsButWithAMistakeForADamagedScenario(
      @ForAll("shipped") SourceText shipped,
      @ForAll int from,
      @ForAll int length,
      @ForAll("token") String patch) {
    String text = shipped.text();
    int begin = Math.floorMod(from, text.length());
    int end = Math.min(text.length(), begin + Math.floorMod(length, 12));

    readOrRefuse(text.substring(0, begin));
    readOrRefuse(text.substring(0, begin) + patch + text.substring(end));
  }

  @Provide
  Arbitrary<Scenario> scenarios() {
    return ScenarioTexts.scenarios();
  }

  @Provide
  Arbitrary<SourceText> shipped() {
    return Arbitraries.of(SHIPPED);
  }

  @Provide
  Arbitrary<String> token() {
    return Arbitraries.of(
        "{",
        "}",
        "(",
        ")",
        "[",
        "]",
        ",",
        ";",
        ":",
        "=",
        "@",
        "->",
        ".",
        "~",
        "/\\",
        "\\/",
        "(*",
        "*)",
        "mm",
        "file",
        "cpus",
        "A",
        "F",
        "v0",
        "0",
        "7",
        "99999999999",
        "anon",
        "none",
        "any",
        "cpu0",
        "in",
        "at",
        "most",
        "background",
        "r1",
        "load",
        "fork",
        "switch-to",
        "await",
        "forbidden",
        "expect",
        "vanilla",
        "Never",
        "Sometimes",
        "without",
        "with",
        "on",
        "\u0000",
        "é");
  }

  @Provide
  Arbitrary<List<String>> tokens() {
    return token().list().ofMaxSize(40);
  }

  private static Scenario parse(String text) {
    return Scenario.parse(SourceText.of("x.litmus", text));
  }

  private static void readOrRefuse(String text) {
    try {
      assertThat(Litmus.read(SourceText.of("x.litmus", text)).setup().cpus()).isPositive();
    } catch (InputException e) {
      assertThat(e.line()).isPositive();
      assertThat(e.column()).isPositive();
      assertThat(e.getMessage().lines()).allMatch(line -> line.length() <= 200);
    }
  }
}
