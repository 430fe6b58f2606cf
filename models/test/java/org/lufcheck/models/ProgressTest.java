package org.lufcheck.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lufcheck.explore.SearchResult;
import org.lufcheck.explore.Trace;
import org.lufcheck.kernel.Arch;
import org.lufcheck.kernel.KernelModel;
import org.lufcheck.kernel.KernelProgress;
import org.lufcheck.litmus.Litmus;
import org.lufcheck.variant.text.SourceText;

/** Every call returns, if threads and CPUs are treated fairly. */
class ProgressTest {
  private static final long SMALL = 100_000;

  private static final String MUNMAP =
      """
      LUF x
      {
        file F = { 1 };
        mm A { v0 -> F[0] shared read-only; }
      }
      T0 @ cpu0 in A { munmap(v0); }
      """;

  private static SearchResult check(Case subject, long maxStates) {
    KernelModel model = subject.model(Set.of());
    return new KernelProgress(model).check(Searches.options(maxStates));
  }

  private static SearchResult.NoProgress violation(String threads) {
    Litmus litmus = Litmus.read(SourceText.of("x.litmus", MUNMAP + threads));
    Case subject = new Case(litmus, Case.VARIANTS.get("vanilla"), Arch.X86);
    return (SearchResult.NoProgress) check(subject, SMALL);
  }

  private static Stream<SearchResult> results(String variant) {
    return Searches.map(Case.allOn(variant), subject -> check(subject, SMALL)).stream();
  }

  @ParameterizedTest
  @ValueSource(strings = {"vanilla", "luf-v12", "luf-v12-intended", "luf-repaired", "luf-riding"})
  void everyCallOfEverySmallScenarioReturns(String variant) {
    List<SearchResult> whole =
        results(variant).filter(r -> !(r instanceof SearchResult.Limit)).toList();

    assertThat(whole).hasSizeGreaterThan(Case.SCENARIOS.names().size() * 3 / 4);
    assertThat(whole).hasOnlyElementsOfType(SearchResult.Exhausted.class);
  }

  @Test
  void allocationsThatWaitForEachOtherDoNotReturn() {
    Case subject = Case.of("G-irqs-off", "luf-v12-intended");
    Case mutant =
        new Case(subject.litmus(), subject.kernel().without(List.of("atomic-context")), Arch.X86);
    SearchResult result = check(mutant, Searches.UNLIMITED);

    assertThat(result).isInstanceOf(SearchResult.NoProgress.class);
    assertThat(((SearchResult.NoProgress) result).name()).contains("alloc-atomic()");
  }

  @Test
  void aCpuThatNeverHandlesInterruptsHoldsUpAFlush() {
    SearchResult.NoProgress found = violation("T1 @ cpu1 in A { r1 = load(v0); irq-off(); }");

    assertThat(found.name()).isEqualTo("the munmap() of T0 returns");
    assertThat(found.trace().loopStart()).isEqualTo(Trace.NO_LOOP);
  }

  @Test
  void marksTheLassoOfARunThatGoesOnForEver() {
    SearchResult.NoProgress found =
        violation(
            """
            T1 @ cpu1 in A { irq-off(); await(never, 1); }
            K @ cpu1 { store-release(some, 1); await(never, 1); store-release(never, 2); }
            """);

    assertThat(found.name()).isEqualTo("the munmap() of T0 returns");
    assertThat(found.trace().loopStart()).isPositive();
  }

  @Test
  void aCpuThatIsBusyWithItsTlbStillHandlesInterrupts() {
    Litmus litmus =
        Litmus.read(SourceText.of("x.litmus", MUNMAP + "T1 @ cpu1 in A { r1 = load(v0); }"));
    Case subject = new Case(litmus, Case.VARIANTS.get("vanilla"), Arch.X86);

    assertThat(check(subject, SMALL)).isInstanceOf(SearchResult.Exhausted.class);
  }

  @Test
  void waitingForAFlagIsNobodysDuty() {
    String waits = "T1 @ cpu1 in A { await(never, 1); store-release(never, 1); }";
    Litmus litmus = Litmus.read(SourceText.of("x.litmus", MUNMAP + waits));
    Case subject = new Case(litmus, Case.VARIANTS.get("vanilla"), Arch.X86);

    assertThat(check(subject, SMALL)).isInstanceOf(SearchResult.Exhausted.class);
  }
}
