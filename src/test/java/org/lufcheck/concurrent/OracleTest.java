package org.lufcheck.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lufcheck.concurrent.explore.Exploration;
import org.lufcheck.concurrent.explore.Exploration.Outcome;
import org.lufcheck.concurrent.explore.Explorer;
import org.lufcheck.concurrent.explore.Limits;
import org.lufcheck.concurrent.explore.Sampler;
import org.lufcheck.concurrent.prim.Hardware;
import org.lufcheck.concurrent.prim.Portable;
import org.lufcheck.concurrent.prim.Primitives;
import org.lufcheck.concurrent.record.RealThreads;
import org.lufcheck.kernel.Rules;

/** What the oracle of the concurrent code says of whole scenarios. */
final class OracleTest {
  private static final double[] SWITCHING = {0.02, 0.1, 0.5};
  private static final String R4 = "R4-write-after-reclaim";

  static List<String> scenarios() {
    return Scenarios.supported();
  }

  private static Set<String> violations(String scenario, Rules rules, int seeds) {
    Set<String> seen = new TreeSet<>();
    for (int seed = 0; seed < seeds; seed++) {
      Explorer.Trials trials = Scenarios.trials(scenario, rules, seed % 2 == 1);
      Sampler.Sample sample = new Sampler(SWITCHING[seed % 3]).run(trials, seed);
      if (!sample.violation().isEmpty()) {
        seen.add(sample.violation().substring(0, 2));
      }
    }
    return seen;
  }

  @Test
  void catchesWriteAfterReclaimOnTheSeriesAsPostedAndNotAsIntended() {
    Limits limits = Limits.complete(Duration.ofMinutes(1)).withPreemptions(1);
    Explorer explorer = new Explorer(limits);

    Exploration posted = explorer.explore(Scenarios.trials(R4, Scenarios.kernel("luf-v12"), false));
    Exploration intended =
        explorer.explore(Scenarios.trials(R4, Scenarios.kernel("luf-v12-intended"), false));

    assertThat(posted.outcome()).isEqualTo(Outcome.VIOLATED);
    assertThat(posted.failure().orElseThrow().reason()).startsWith("S2: ");
    assertThat(intended.outcome()).isEqualTo(Outcome.OK);
  }

  /** The model says the same of each: models/litmus. */
  @ParameterizedTest
  @CsvSource({
    "R4-direct-write,             luf-v12,          , S2",
    "R6-write-after-migration,    luf-v12,          , S2",
    "R7-frame-reused,             luf-v12-intended, H18, F1",
    "R5-two-mappings,             luf-v12-intended, H4, S2",
    "RX24-tag-lost-in-buddy,      luf-v12-intended, tag-kept, F1",
    "G-init-on-free,              luf-v12-intended, no-init-on-free, F2",
  })
  void catchesWhatTheModelCatches(String scenario, String kernel, String without, String property) {
    Rules rules = Scenarios.kernel(kernel);
    Rules mutant = without == null ? rules : Scenarios.without(rules, without);

    assertThat(violations(scenario, mutant, 1_000)).contains(property);
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void findsNothingWrongWithTheKernelThatTheModelFindsNothingWrongWith(String scenario) {
    assertThat(violations(scenario, Scenarios.kernel("luf-repaired"), 40)).isEmpty();
    assertThat(violations(scenario, Scenarios.kernel("vanilla"), 10)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void everyScenarioEndsOnThreadsOfEveryKind(String scenario) throws InterruptedException {
    for (Primitives p : new Primitives[] {new Hardware(), new Portable()}) {
      for (Rules rules : new Rules[] {Kernels.vanilla(), Kernels.lufRepaired()}) {
        Trial trial = Scenarios.trials(scenario, rules, false).on(p);

        assertThat(new RealThreads(Duration.ofSeconds(20)).run(trial)).isTrue();
        assertThat(trial.violation()).isEmpty();
      }
    }
  }
}
