package org.lufcheck.properties.formats;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.lufcheck.litmus.Litmus;
import org.lufcheck.litmus.syntax.Scenario;
import org.lufcheck.properties.model.Shipped;
import org.lufcheck.variant.text.Position;
import org.lufcheck.variant.text.SourceText;

/** Scenario files: 59 shipped ones, and what becomes of them when somebody's hand slips. */
class ScenarioFileProperties {
  /** Every shipped file, exhaustively. */
  @Property
  void aShippedScenarioMeansTheSameWhenPrintedAndReadAgain(@ForAll("shipped") SourceText file) {
    String printed = Scenario.parse(file).print();

    assertThat(read(SourceText.of(file.name(), printed)))
        .usingRecursiveComparison()
        .ignoringFieldsOfTypes(Position.class)
        .isEqualTo(read(file));
  }

  /** Every shipped file, exhaustively. */
  @Property
  void printingTwiceChangesNothing(@ForAll("shipped") SourceText file) {
    String once = Scenario.parse(file).print();
    String twice = Scenario.parse(SourceText.of(file.name(), once)).print();

    assertThat(twice).isEqualTo(once);
  }

  /** Edge cases: damage at the first and last character, with every sign of the language. */
  @Property(tries = 2000)
  void aDamagedScenarioIsReadOrRefusedWithItsPlace(
      @ForAll("shipped") SourceText file, @ForAll("damage") Damage damage) {
    Refusal end = Refusal.of("x.litmus", damage.in(file.text()), Litmus::read);

    Statistics.collect(end);
    Statistics.coverage(
        seen -> {
          seen.check(Refusal.ACCEPTED).percentage(p -> p > 5);
          seen.check(Refusal.REFUSED).percentage(p -> p > 50);
        });
  }

  /** Edge cases: the empty text, control characters, lone surrogates. */
  @Property(tries = 500)
  void garbageIsRefusedWithItsPlace(@ForAll String garbage) {
    assertThat(Refusal.of("x.litmus", garbage, Litmus::read)).isEqualTo(Refusal.REFUSED);
  }

  @Provide
  Arbitrary<SourceText> shipped() {
    return Arbitraries.of(Shipped.SCENARIO_TEXTS);
  }

  @Provide
  Arbitrary<Damage> damage() {
    return Damage.any();
  }

  private static Litmus read(SourceText text) {
    return Litmus.read(text, Shipped.VARIANTS.names());
  }
}
