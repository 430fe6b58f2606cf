package org.lufcheck.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lufcheck.kernel.Guard;
import org.lufcheck.kernel.Hook;
import org.lufcheck.litmus.Expectation;
import org.lufcheck.litmus.Expected;
import org.lufcheck.litmus.Litmus;
import org.lufcheck.variant.Variant;
import org.lufcheck.variant.VariantIds;

/**
 * What is taken out of a kernel is missed somewhere, and what is added closes something. Whether
 * the expectations are true is the matter of {@link ExpectationsTest}.
 */
class MutantsTest {
  /** What no scenario needs, in any kernel, and why. */
  private static final Map<String, String> REDUNDANT =
      Map.of(
          "H3", "a CPU that leaves lazy mode compares generations",
          "H5", "who made the PTE inaccessible has flushed its address (InaccessibleTest)",
          "H10", "H14 in remove_mapping() has just flushed the same file");

  /** What luf-repaired has and no scenario misses there, and why. */
  private static final Map<String, String> IMPLIED_IN_REPAIRED =
      Map.of("read-only", "not-dirty covers it where a clean entry is looked up before a store");

  static Stream<String> idsInUse() {
    return VariantIds.all().stream()
        .filter(id -> Case.VARIANTS.all().stream().anyMatch(v -> v.has(id)));
  }

  static Stream<String> idsOfRepaired() {
    return VariantIds.all().stream().filter(Case.VARIANTS.get("luf-repaired")::has);
  }

  static Stream<String> idsOfLufcheck() {
    Stream<String> hooks =
        Stream.of(Hook.values()).filter(h -> h.source().startsWith("lufcheck")).map(Hook::name);
    Stream<String> guards =
        Stream.of(Guard.values()).filter(g -> g.source().startsWith("lufcheck")).map(Guard::id);
    return Stream.concat(hooks, guards);
  }

  private static Stream<Expectation> expectations() {
    return Case.SCENARIOS.all().stream().flatMap(l -> l.expectations().stream());
  }

  private static boolean takesOut(Expectation e, String id) {
    return e.without().equals(List.of(id)) && e.with().isEmpty();
  }

  private static boolean bad(Expectation e) {
    return e.result() == Expected.SOMETIMES || e.result() == Expected.DEADLOCK;
  }

  @ParameterizedTest
  @MethodSource("idsInUse")
  void everyHookAndGuardIsNeededSomewhere(String id) {
    boolean missed = expectations().anyMatch(e -> takesOut(e, id) && bad(e));

    assertThat(missed).isNotEqualTo(REDUNDANT.containsKey(id));
  }

  @ParameterizedTest
  @MethodSource("idsOfRepaired")
  void everyHookAndGuardOfTheRepairedKernelIsNeededThere(String id) {
    boolean missed =
        expectations()
            .anyMatch(e -> e.variant().equals("luf-repaired") && takesOut(e, id) && bad(e));

    assertThat(missed).isNotEqualTo(IMPLIED_IN_REPAIRED.containsKey(id));
  }

  @ParameterizedTest
  @MethodSource("idsOfLufcheck")
  void everyRepairClosesSomething(String id) {
    assertThat(Case.SCENARIOS.all()).anyMatch(litmus -> closes(litmus, id));
  }

  private static boolean closes(Litmus litmus, String id) {
    return litmus.expectations().stream()
        .filter(e -> e.with().equals(List.of(id)) && e.result() == Expected.NEVER)
        .anyMatch(
            e ->
                litmus.expectations().stream()
                    .anyMatch(
                        open ->
                            open.variant().equals(e.variant())
                                && open.without().equals(e.without())
                                && open.with().isEmpty()
                                && open.arch().equals(e.arch())
                                && bad(open)));
  }

  @Test
  void aMutantOfAViolatedKernelProvesNothing() {
    assertThat(Case.SCENARIOS.all())
        .allSatisfy(
            litmus ->
                assertThat(litmus.expectations())
                    .filteredOn(e -> e.without().size() == 1 && e.with().isEmpty() && bad(e))
                    .allMatch(e -> !violatedAsItIs(litmus, e)));
  }

  private static boolean violatedAsItIs(Litmus litmus, Expectation mutant) {
    return litmus.expectations().stream()
        .anyMatch(
            e ->
                e.variant().equals(mutant.variant())
                    && e.without().isEmpty()
                    && e.with().isEmpty()
                    && e.arch().equals(mutant.arch())
                    && bad(e));
  }

  @Test
  void whatIsRedundantIsShownToBe() {
    for (String id : new TreeSet<>(REDUNDANT.keySet())) {
      assertThat(Case.VARIANTS.all()).as(id).anyMatch((Variant v) -> v.has(id));
      assertThat(expectations())
          .as(id)
          .anyMatch(e -> takesOut(e, id) && e.result() == Expected.NEVER);
    }
    for (String id : IMPLIED_IN_REPAIRED.keySet()) {
      assertThat(expectations())
          .as(id)
          .anyMatch(
              e ->
                  e.variant().equals("luf-repaired")
                      && takesOut(e, id)
                      && e.result() == Expected.NEVER);
    }
  }
}
