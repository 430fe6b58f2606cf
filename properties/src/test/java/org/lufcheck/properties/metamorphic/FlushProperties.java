package org.lufcheck.properties.metamorphic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.lufcheck.properties.model.Kernels;
import org.lufcheck.properties.model.Searched;
import org.lufcheck.properties.model.SmallScenario;
import org.lufcheck.variant.Variant;
import org.lufcheck.variant.VariantIds;
import org.lufcheck.variant.text.InputException;

/**
 * Flushing more is never less safe. Edge cases: kernels that are unsafe already, flushes at the
 * beginning and at the end of a program.
 */
class FlushProperties {
  /**
   * madvise(MADV_COLD) changes nothing that a program can see, but passes {@code
   * flush_tlb_batched_pending()}.
   */
  private static final String FLUSH = "madvise-cold(v0)";

  @Property(tries = 40)
  void aFlushMoreNeverMakesASafeKernelUnsafe(
      @ForAll("scenarios") SmallScenario scenario,
      @ForAll("kernels") Variant kernel,
      @ForAll int place) {
    Searched before = Searched.of(scenario.litmus(), kernel);
    collect(before);
    if (before.safe()) {
      Searched after = Searched.of(scenario.inserting(place, FLUSH).litmus(), kernel);
      assertThat(after.end()).as(scenario + " on " + kernel.name()).isEqualTo("nothing");
    }
  }

  @Property(tries = 40)
  void aHookOrGuardMoreNeverMakesASafeKernelUnsafe(
      @ForAll("scenarios") SmallScenario scenario,
      @ForAll("kernels") Variant kernel,
      @ForAll("ids") String id) {
    Variant more = with(kernel, id);
    Searched before = Searched.of(scenario.litmus(), kernel);
    collect(before);
    if (before.safe()) {
      assertThat(Searched.of(scenario.litmus(), more).end())
          .as(scenario + " on " + more.name())
          .isEqualTo("nothing");
    }
  }

  private static void collect(Searched before) {
    Statistics.label("safe and deferring").collect(before.safe() && before.defers());
    Statistics.label("safe and deferring")
        .coverage(seen -> seen.check(true).percentage(p -> p > 20));
  }

  private static Variant with(Variant kernel, String id) {
    Assume.that(!kernel.has(id));
    try {
      return kernel.with(List.of(id));
    } catch (InputException e) {
      Assume.that(false);
      throw e;
    }
  }

  @Provide
  Arbitrary<SmallScenario> scenarios() {
    return SmallScenario.any(1);
  }

  @Provide
  Arbitrary<Variant> kernels() {
    return Kernels.withAtMostOneMistake();
  }

  @Provide
  Arbitrary<String> ids() {
    return Arbitraries.of(VariantIds.all());
  }
}
