package org.lufcheck.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.lufcheck.explore.SearchResult;

/** The stories of the scenarios really happen: reads of freed frames are put off, not ruled out. */
class VacuityTest {
  /** Scenarios in which nothing may be deferred on luf-v12-intended, and why. */
  private static final Map<String, String> NOTHING_TO_DEFER =
      Map.of(
          "G-init-on-free", "the guard rules deferral out; its mutant defers",
          "G-kasan", "the guard rules deferral out; its mutant defers",
          "G-list-flush-order",
              "the flush for the other page covers it; its mutant frees it before",
          "G-read-only", "the guard rules deferral out; its mutant defers",
          "H16-poisoned-frame", "H16 flushes at once; the frame does not reach the allocator",
          "R1-write-protect", "the page is dirty and is written out, which flushes first",
          "RX14-use-after-mmdrop", "nothing is unmapped; the hook itself is the hazard");

  private record Seen(String scenario, boolean deferred) {
    static Seen in(Case subject) {
      DeferredView view = new DeferredView(subject.model(Set.of()));
      SearchResult result = Case.search(view, Searches.UNLIMITED);
      return new Seen(subject.litmus().name(), result instanceof SearchResult.Found);
    }
  }

  private static Set<String> without(String variant) {
    List<Seen> seen = Searches.map(Case.allOn(variant), Seen::in);
    Set<String> names = new TreeSet<>();
    seen.stream().filter(s -> !s.deferred()).forEach(s -> names.add(s.scenario()));
    return names;
  }

  @Test
  void everyScenarioDefersAFlushUnlessItIsAboutNotDoingSo() {
    assertThat(without("luf-v12-intended")).isEqualTo(new TreeSet<>(NOTHING_TO_DEFER.keySet()));
  }
}
