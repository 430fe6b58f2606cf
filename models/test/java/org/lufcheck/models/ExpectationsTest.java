package org.lufcheck.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.lufcheck.kernel.oracle.Property;
import org.lufcheck.litmus.Expectation;
import org.lufcheck.litmus.Litmus;

/** Run alone with {@code mvn -pl models -am verify -Dtest=ExpectationsTest}. */
class ExpectationsTest {
  private record Promise(Litmus litmus, Expectation expectation) {
    int cpus() {
      return litmus.setup().cpus();
    }
  }

  @TestFactory
  Stream<DynamicTest> everyExpectationOfEveryScenarioHolds() {
    List<Promise> promises = new ArrayList<>();
    for (Litmus litmus : Case.SCENARIOS.all()) {
      litmus.expectations().forEach(e -> promises.add(new Promise(litmus, e)));
    }
    promises.sort(Comparator.comparingInt(Promise::cpus).reversed());
    List<Future<Finding>> findings =
        Searches.start(promises, p -> Case.of(p.litmus(), p.expectation()).search());
    return IntStream.range(0, promises.size())
        .mapToObj(i -> test(promises.get(i), findings.get(i)));
  }

  private static DynamicTest test(Promise promise, Future<Finding> finding) {
    String name = promise.litmus().name() + " / " + promise.expectation().kernel();
    return DynamicTest.dynamicTest(name, () -> judge(promise, Searches.get(finding)));
  }

  private static void judge(Promise promise, Finding finding) {
    List<String> properties = promise.expectation().properties();
    assertThat(finding.verdict())
        .as(finding.toString())
        .isEqualTo(promise.expectation().result().word());
    assertThat(finding.property()).isNotEqualTo(Optional.of(Property.Q2));
    if (!properties.isEmpty()) {
      assertThat(finding.property()).map(Property::name).get().isIn(properties);
    }
  }

  @Test
  void everyScenarioSaysWhatVanillaAndTheRepairedKernelsDo() {
    assertThat(Case.SCENARIOS.all())
        .allSatisfy(
            litmus ->
                assertThat(litmus.expectations().stream().filter(Expectation::plain))
                    .extracting(Expectation::variant)
                    .contains("vanilla", "luf-repaired", "luf-riding"));
  }
}
