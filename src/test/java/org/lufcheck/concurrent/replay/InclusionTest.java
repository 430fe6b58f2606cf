package org.lufcheck.concurrent.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lufcheck.concurrent.Scenarios;
import org.lufcheck.concurrent.Trial;
import org.lufcheck.concurrent.explore.Sampler;
import org.lufcheck.concurrent.prim.Hardware;
import org.lufcheck.concurrent.record.Entry;
import org.lufcheck.concurrent.record.Journal;
import org.lufcheck.concurrent.record.RealThreads;
import org.lufcheck.concurrent.record.Recording;
import org.lufcheck.kernel.KernelModel;
import org.lufcheck.kernel.Rules;

/** Every run of the concurrent code is a run of the model, and those of seeded bugs are not. */
final class InclusionTest {
  private static final int MOST_PAIRS = 200_000;
  private static final int MOST_SEEDS = 3_000;
  private static final List<String> KERNELS =
      List.of("vanilla", "luf-v12", "luf-v12-intended", "luf-repaired");
  private static final double[] SWITCHING = {0.02, 0.1, 0.5};

  /** Recorded steps that the model leaves out where they cannot matter. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "mmap_region: a vma in the way?",
          "flush_tlb_batched_pending: deferred unmaps pending?",
          "flush_tlb_batched_pending: mark flushed");

  static Stream<String> scenarios() {
    return Scenarios.supported().stream();
  }

  @Test
  void theConcurrentCodeRunsMoreThanThirtyOfTheScenarios() {
    assertThat(scenarios()).hasSizeGreaterThan(30);
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void theModelHasEveryRunByARandomSchedule(String scenario) {
    for (String kernel : KERNELS) {
      Rules rules = Scenarios.kernel(kernel);
      Inclusion inclusion = new Inclusion(Scenarios.model(scenario, rules), MOST_PAIRS);
      for (int seed = 0; seed < 12; seed++) {
        Sampler.Sample sample = sample(scenario, rules, seed);

        assertThat(sample.completed()).isTrue();
        accepts(inclusion, sample.steps(), scenario + " on " + kernel + ", seed " + seed);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void theModelHasEveryRunOnRealThreads(String scenario) throws InterruptedException {
    for (String kernel : KERNELS) {
      Rules rules = Scenarios.kernel(kernel);
      Inclusion inclusion = new Inclusion(Scenarios.model(scenario, rules), MOST_PAIRS);
      for (int run = 0; run < 3; run++) {
        Journal journal = new Journal();
        Trial trial =
            Scenarios.trials(scenario, rules, run == 1).on(new Recording(new Hardware(), journal));

        assertThat(new RealThreads(Duration.ofSeconds(20)).run(trial)).isTrue();
        accepts(inclusion, journal.entries(), scenario + " on " + kernel);
      }
    }
  }

  private static void accepts(Inclusion inclusion, List<Entry> steps, String what) {
    Acceptance acceptance = inclusion.check(steps);

    assertThat(acceptance.refused()).as(what).isEmpty();
    assertThat(LEFT_OUT).as(what).containsAll(acceptance.own());
  }

  /** The concurrent code lacks the guard or hook, the model's kernel has it. */
  @ParameterizedTest
  @CsvSource({
    "R4-write-after-reclaim,  batch-asks",
    "R4-write-after-reclaim,  H2",
    "R7-frame-reused,         H18",
    "R5-two-mappings,         H4",
    "G-flush-number,          start-before-flush",
    "G-done-marks,            mark-after-flush",
    "G-zone-wait,             zone-wait",
    "G-key-reuse,             key-merged",
    "RX24-tag-lost-in-buddy,  tag-kept",
    "R2-map-fixed-over-unmapped, H15",
    "G-read-only,             read-only",
  })
  void refusesARunOfASeededBugThatTheModelDoesNotHave(String scenario, String without) {
    Rules right = Scenarios.kernel("luf-v12-intended");
    Inclusion inclusion = new Inclusion(Scenarios.model(scenario, right), MOST_PAIRS);
    Rules mutant = Scenarios.without(right, without);
    Optional<Acceptance.Refused> refused = Optional.empty();
    for (int seed = 0; seed < MOST_SEEDS && refused.isEmpty(); seed++) {
      refused = inclusion.check(sample(scenario, mutant, seed).steps()).refused();
    }

    assertThat(refused).isPresent();
    assertThat(refused.get().reason()).isNotBlank();
  }

  @Test
  void tellsAViolationAsTheModelTellsItWithTheChainThatLedToIt() {
    Rules posted = Scenarios.kernel("luf-v12");
    KernelModel model = Scenarios.model("R4-write-after-reclaim", posted);
    Set<String> titles = new TreeSet<>();
    for (int seed = 0; seed < 200; seed++) {
      Sampler.Sample sample = sample("R4-write-after-reclaim", posted, seed);
      if (!sample.violation().isEmpty()) {
        RunReport report =
            new RunReport(model, new Inclusion(model, MOST_PAIRS).check(sample.steps()));
        titles.add(report.lines().get(0).replaceAll(", in a .*", ""));

        assertThat(report.told().clause().orElseThrow().property().name())
            .isEqualTo(sample.violation().substring(0, 2));
        assertThat(report.lines()).contains("because");
        assertThat(String.join("\n", report.lines())).contains("flush_required is false");
      }
    }

    assertThat(titles).containsExactly("BUG: outdated load of F[0] in T1 on cpu1");
  }

  private static Sampler.Sample sample(String scenario, Rules rules, int seed) {
    return new Sampler(SWITCHING[seed % SWITCHING.length])
        .run(Scenarios.trials(scenario, rules, seed % 2 == 1), seed);
  }
}
