package org.lufcheck.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lufcheck.explore.BreadthFirst;
import org.lufcheck.explore.SearchOptions;
import org.lufcheck.explore.SearchResult;
import org.lufcheck.explore.Trace;
import org.lufcheck.kernel.KernelModel;
import org.lufcheck.kernel.oracle.Property;

/** Reductions and threads change how long a search takes, and nothing else. */
class ReductionTest {
  private static final long SMALL = 400_000;

  private record Both(String name, Finding reduced, Finding whole) {
    static Both of(Case subject, Set<Property> watched) {
      SearchOptions options = Searches.options(SMALL);
      KernelModel model = subject.model(watched);
      Finding reduced = Finding.of(new BreadthFirst(model, options).run());
      Finding whole =
          reduced.limited()
              ? reduced
              : Finding.of(new BreadthFirst(model, options.withReduce(false)).run());
      return new Both(subject.name(), reduced, whole);
    }
  }

  @Test
  void reductionsKeepVerdictClauseAndShortestLength() {
    List<Both> small =
        Searches.map(Case.expected(), c -> Both.of(c, Set.of())).stream()
            .filter(b -> !b.whole().limited())
            .toList();

    assertThat(small).hasSizeGreaterThan(Case.expected().size() * 9 / 10);
    assertThat(small)
        .allSatisfy(
            b -> assertThat(b.reduced().toString()).as(b.name()).isEqualTo(b.whole().toString()));
    assertThat(small).allMatch(b -> b.reduced().states() <= b.whole().states());
    assertThat(small).anyMatch(b -> b.reduced().states() < b.whole().states() * 3 / 4);
  }

  @ParameterizedTest
  @CsvSource({
    "A1-allocation-under-pressure, luf-repaired",
    "G-zone-wait, luf-repaired",
    "G-list-subtraction, luf-repaired",
    "R8-remote-change, luf-v12-intended",
    "RX4-fork-and-migration, luf-v12"
  })
  void reductionsKeepWhatOurDebugChecksReport(String scenario, String variant) {
    Both both = Both.of(Case.of(scenario, variant), Set.of(Property.DBX));

    assertThat(both.whole().limited()).isFalse();
    assertThat(both.reduced().toString()).isEqualTo(both.whole().toString());
  }

  @ParameterizedTest
  @CsvSource({
    "R4-write-after-reclaim, luf-v12",
    "R8-remote-change, luf-v12-intended",
    "RX2-diet-of-own-batch, luf-v12",
    "RX3-window-after-fault, luf-v12-intended",
    "RX4-fork-and-migration, luf-v12",
    "N2-punch-swapped-out, luf-v12-intended"
  })
  void tracesAreTheSameForAnyNumberOfThreads(String scenario, String variant) {
    KernelModel model = Case.of(scenario, variant).model(Set.of());
    Trace one = trace(model, 1);

    assertThat(trace(model, 2)).isEqualTo(one);
    assertThat(trace(model, 4)).isEqualTo(one);
  }

  private static Trace trace(KernelModel model, int threads) {
    SearchOptions options = Searches.options(Searches.UNLIMITED).withThreads(threads);
    return ((SearchResult.Found) new BreadthFirst(model, options).run()).trace();
  }
}
