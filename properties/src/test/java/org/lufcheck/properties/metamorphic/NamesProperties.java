package org.lufcheck.properties.metamorphic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.lufcheck.kernel.Reduction;
import org.lufcheck.properties.model.Kernels;
import org.lufcheck.properties.model.Searched;
import org.lufcheck.properties.model.Shipped;
import org.lufcheck.properties.model.SmallScenario;
import org.lufcheck.variant.Variant;

/**
 * Names and numbers mean nothing: not those of CPUs, threads, frames, files, address spaces and
 * addresses, and not those that clocks draw. Edge cases: kernels that are unsafe, whose shortest
 * counterexample then has the same clause and length.
 */
class NamesProperties {
  private static final Map<String, String> OTHER_NAMES =
      Map.of("A", "Zed", "F", "Book", "v0", "w9", "v1", "a1", "taker", "boss", "done", "told");

  private static final List<Reduction> REDUCTIONS =
      List.of(
          Reduction.NONE, Reduction.ALL, new Reduction(true, false), new Reduction(false, true));

  /** Every word of a scenario replaced that names something. */
  @Property(tries = 25)
  void namesChangeNothing(
      @ForAll("scenarios") SmallScenario scenario, @ForAll("kernels") Variant kernel) {
    String renamed = scenario.text();
    for (Map.Entry<String, String> name : OTHER_NAMES.entrySet()) {
      renamed = renamed.replaceAll("\\b" + name.getKey() + "\\b", name.getValue());
    }
    same(scenario, renamed, kernel);
  }

  @Property(tries = 25)
  void theNumbersOfCpusAndTheOrderOfThreadsChangeNothing(
      @ForAll("scenarios") SmallScenario scenario, @ForAll("kernels") Variant kernel) {
    String text = scenario.text();
    int reader = text.indexOf("T1 @");
    int taker = text.indexOf("background");
    int changer = text.indexOf("T0 @");
    String swapped =
        text.substring(0, changer)
            + text.substring(taker)
            + text.substring(reader, taker)
            + text.substring(changer, reader);
    swapped = swapped.replace("cpu0", "cpuX").replace("cpu1", "cpu0").replace("cpuX", "cpu1");
    same(scenario, swapped, kernel);
  }

  /** A page that nobody uses is in memory before or behind the page of the scenario. */
  @Property(tries = 20)
  void theNumbersOfFramesAndFilesChangeNothing(
      @ForAll("scenarios") SmallScenario scenario, @ForAll("kernels") Variant kernel) {
    String first = scenario.text().replaceFirst("\\{", "{ file Z = { 7 };");
    String last = scenario.text().replaceFirst("  mm A", "  file Z = { 7 };\n  mm A");
    assertThat(searched(first, kernel)).isEqualTo(searched(last, kernel));
  }

  @Property(tries = 25)
  void aCpuThatDoesNothingChangesNothing(
      @ForAll("scenarios") SmallScenario scenario, @ForAll("kernels") Variant kernel) {
    same(scenario, scenario.text().replaceFirst("\\{", "{ cpus 3;"), kernel);
  }

  @Property(tries = 25)
  void reductionsAndNormalisedClocksChangeNoFinding(
      @ForAll("scenarios") SmallScenario scenario, @ForAll("kernels") Variant kernel) {
    List<String> findings =
        REDUCTIONS.stream()
            .map(r -> Searched.of(Shipped.model(scenario.litmus(), kernel), r).finding())
            .distinct()
            .toList();

    assertThat(findings).as(scenario + " on " + kernel.name()).hasSize(1);
    collect(findings.get(0).startsWith("nothing"));
  }

  private static void same(SmallScenario scenario, String changed, Variant kernel) {
    Searched as = searched(scenario.text(), kernel);
    assertThat(searched(changed, kernel)).as(changed + " on " + kernel.name()).isEqualTo(as);
    collect(as.safe());
  }

  private static void collect(boolean safe) {
    Statistics.label("safe").collect(safe);
    Statistics.label("safe").coverage(seen -> seen.check(false).percentage(p -> p > 2));
    Statistics.label("safe").coverage(seen -> seen.check(true).percentage(p -> p > 20));
  }

  private static Searched searched(String text, Variant kernel) {
    return Searched.of(Shipped.model(SmallScenario.read(text), kernel), Reduction.NONE);
  }

  @Provide
  Arbitrary<SmallScenario> scenarios() {
    return SmallScenario.any(1);
  }

  @Provide
  Arbitrary<Variant> kernels() {
    return Arbitraries.oneOf(
        Kernels.withAtMostOneMistake(), Arbitraries.of(Shipped.VARIANTS.get("luf-v12")));
  }
}
