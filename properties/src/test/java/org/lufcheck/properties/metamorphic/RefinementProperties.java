package org.lufcheck.properties.metamorphic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.lufcheck.properties.model.Kernels;
import org.lufcheck.properties.model.Observed;
import org.lufcheck.properties.model.Searched;
import org.lufcheck.properties.model.Shipped;
import org.lufcheck.properties.model.SmallScenario;
import org.lufcheck.variant.Variant;

/**
 * What users observe on a kernel, compared with vanilla and with each other, without the oracle:
 * the values that loads return, in all runs of a generated scenario.
 */
class RefinementProperties {
  private static final Variant VANILLA = Shipped.VARIANTS.get("vanilla");

  Variant repaired() {
    return Shipped.VARIANTS.get("luf-repaired");
  }

  /** Edge cases: changers of one and two calls, readers that are told and that are not. */
  @Property(tries = 100)
  void whatUsersOfTheRepairedKernelSeeVanillaCanShow(@ForAll("scenarios") SmallScenario scenario) {
    Set<String> vanilla = outcomes(scenario, VANILLA);
    Set<String> repaired = outcomes(scenario, repaired());

    assertThat(vanilla).as(scenario.text()).containsAll(repaired);
    Statistics.label("several outcomes").collect(repaired.size() > 1);
    Statistics.label("several outcomes").coverage(seen -> seen.check(true).percentage(p -> p > 20));
  }

  /** Flushes that ride along show users nothing new. Edge cases: as above. */
  @Property(tries = 50)
  void whatUsersSeeWhereFlushesRideAlongVanillaCanShow(
      @ForAll("scenarios") SmallScenario scenario) {
    Variant piggyback = Shipped.VARIANTS.get("luf-riding");

    assertThat(outcomes(scenario, VANILLA))
        .as(scenario.text())
        .containsAll(outcomes(scenario, piggyback));
    assertThat(Searched.of(scenario.litmus(), piggyback).end())
        .as(scenario.text())
        .isEqualTo("nothing");
  }

  /** Judged by the oracle, which also sees frames and stores. Edge cases: as above. */
  @Property(tries = 100)
  void nothingIsWrongWithTheRepairedKernel(@ForAll("scenarios") SmallScenario scenario) {
    Searched found = Searched.of(scenario.litmus(), repaired());

    assertThat(found.end()).as(scenario.text()).isEqualTo("nothing");
    Statistics.label("defers").collect(found.defers());
    Statistics.label("defers").coverage(seen -> seen.check(true).percentage(p -> p > 50));
  }

  /**
   * The oracle misses nothing that a program could notice: where it is content, vanilla has the
   * same outcomes. Edge cases: kernels with one mistake.
   */
  @Property(tries = 40)
  void whereTheOracleIsContentVanillaShowsTheSame(
      @ForAll("one change") SmallScenario scenario, @ForAll("kernels") Variant kernel) {
    boolean content = Searched.of(scenario.litmus(), kernel).safe();
    Statistics.label("oracle is content").collect(content);
    Statistics.label("oracle is content")
        .coverage(seen -> seen.check(true).percentage(p -> p > 20));
    if (content) {
      assertThat(outcomes(scenario, VANILLA))
          .as(scenario.text() + " on " + kernel.name())
          .containsAll(outcomes(scenario, kernel));
    }
  }

  /**
   * The talk's kernel differs from v12 as intended by diet on a copy, by the test for the last
   * reference, and by having no H3. These matter to somebody who borrows an mm (RX2, RX14) or who
   * holds a reference across a migration (RX16), and neither is here.
   */
  @Property(tries = 20)
  void usersOfTheTalksKernelSeeWhatUsersOfV12AsIntendedSee(
      @ForAll("one change") SmallScenario scenario) {
    Variant talk = Shipped.VARIANTS.get("luf-talk");
    Variant intended = Shipped.VARIANTS.get("luf-v12-intended");

    assertThat(outcomes(scenario, talk)).isEqualTo(outcomes(scenario, intended));
    assertThat(Searched.of(scenario.litmus(), talk).finding())
        .isEqualTo(Searched.of(scenario.litmus(), intended).finding());
  }

  private static Set<String> outcomes(SmallScenario scenario, Variant kernel) {
    return Observed.outcomes(Shipped.model(scenario.litmus(), kernel));
  }

  @Provide
  Arbitrary<SmallScenario> scenarios() {
    return SmallScenario.any(2);
  }

  @Provide("one change")
  Arbitrary<SmallScenario> withOneChange() {
    return SmallScenario.any(1);
  }

  @Provide
  Arbitrary<Variant> kernels() {
    return Arbitraries.oneOf(
        Kernels.withAtMostOneMistake(), Arbitraries.of(Shipped.VARIANTS.get("luf-v12")));
  }
}
