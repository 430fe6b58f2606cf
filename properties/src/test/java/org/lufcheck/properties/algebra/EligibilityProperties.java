package org.lufcheck.properties.algebra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.lufcheck.concurrent.Kernels;
import org.lufcheck.kernel.Guard;
import org.lufcheck.kernel.Rules;
import org.lufcheck.kernel.rules.Eligible;

/**
 * What may be deferred, on any kernel: any way of deferring with any set of guards. 1,000 tries
 * each; edge cases: no guard, all guards.
 */
class EligibilityProperties {
  boolean folio(Rules rules, boolean broadcast, Eligible.Boot boot, Eligible.Folio folio) {
    return Eligible.folio(rules, broadcast, boot, folio);
  }

  boolean pte(Rules rules, boolean write, boolean dirty) {
    return Eligible.pte(rules, write, dirty);
  }

  boolean vma(boolean shared, boolean file) {
    return Eligible.vma(shared, file);
  }

  @Provide
  Arbitrary<Rules> kernels() {
    return Combinators.combine(
            Arbitraries.of(Rules.Deferral.values()),
            Arbitraries.of(Rules.Scope.values()),
            Arbitraries.of(Guard.values()).set())
        .as(
            (deferral, scope, guards) ->
                new Rules(deferral, scope, Rules.Flush.AT_TAKE_OFF, Set.of(), Set.of(), guards));
  }

  @Provide
  Arbitrary<Eligible.Boot> boots() {
    Arbitrary<Boolean> seldom = Arbitraries.of(false, false, false, true);
    return Combinators.combine(seldom, seldom, seldom).as(Eligible.Boot::new);
  }

  @Provide
  Arbitrary<Eligible.Folio> folios() {
    Arbitrary<Boolean> either = Arbitraries.of(false, true);
    Arbitrary<Boolean> seldom = Arbitraries.of(false, false, false, true);
    return Combinators.combine(either, either, either, seldom).as(Eligible.Folio::new);
  }

  @Property
  void vanillaDefersNothing(
      @ForAll Set<Guard> guards,
      @ForAll boolean broadcast,
      @ForAll("folios") Eligible.Folio folio) {
    Rules vanilla = Kernels.vanilla().withGuards(Set.copyOf(guards));
    assertThat(folio(vanilla, broadcast, Eligible.Boot.PLAIN, folio)).isFalse();
  }

  @Property
  void aGuardMoreNeverMakesMoreEligible(
      @ForAll("kernels") Rules rules,
      @ForAll Guard guard,
      @ForAll boolean broadcast,
      @ForAll("boots") Eligible.Boot boot,
      @ForAll("folios") Eligible.Folio folio,
      @ForAll boolean write,
      @ForAll boolean dirty) {
    Rules more = with(rules, guard);
    if (folio(more, broadcast, boot, folio)) {
      assertThat(folio(rules, broadcast, boot, folio)).isTrue();
    }
    if (pte(more, write, dirty)) {
      assertThat(pte(rules, write, dirty)).isTrue();
    }
    Statistics.label("eligible").collect(folio(more, broadcast, boot, folio));
    Statistics.label("eligible").coverage(seen -> seen.check(true).percentage(p -> p > 5));
  }

  @Property
  void whatIsWrittenWhileItIsFreeIsNotFreedWithATag(
      @ForAll("kernels") Rules rules,
      @ForAll("boots") Eligible.Boot boot,
      @ForAll("folios") Eligible.Folio folio) {
    Rules guarded =
        with(with(with(rules, Guard.NO_INIT_ON_FREE), Guard.NO_KASAN), Guard.NO_PAGE_POISON);
    boolean written = boot.initOnFree() || boot.kasan() || boot.pagePoison();
    boolean freed = guarded.deferral() == Rules.Deferral.IN_ALLOCATOR;
    if (written && freed) {
      assertThat(folio(guarded, false, boot, folio)).isFalse();
    }
    Statistics.label("written").collect(written && freed);
    Statistics.label("written").coverage(seen -> seen.check(true).percentage(p -> p > 5));
  }

  @Property
  void everyPlainFolioOfTheSeriesIsEligibleAndNoOther(
      @ForAll("kernels") Rules rules, @ForAll("folios") Eligible.Folio folio) {
    boolean refused = folio.unsupported() || !folio.anonymous() && !folio.cached();
    boolean remote = !folio.anonymous() && folio.remote() && rules.has(Guard.STABLE_BACKING);
    assertThat(folio(rules, false, Eligible.Boot.PLAIN, folio))
        .isEqualTo(rules.luf() && !refused && !remote);
  }

  @Property
  void aBroadcastingArchitectureIsLeftAloneIfTheKernelSaysSo(
      @ForAll("kernels") Rules rules, @ForAll("folios") Eligible.Folio folio) {
    boolean plain = folio(rules, false, Eligible.Boot.PLAIN, folio);
    assertThat(folio(rules, true, Eligible.Boot.PLAIN, folio))
        .isEqualTo(plain && !rules.has(Guard.NO_BROADCAST));
  }

  @Property
  void aWritablePteIsNeverDeferredByTheSeriesNorADirtyOneByItsRepair(
      @ForAll("kernels") Rules rules, @ForAll boolean write, @ForAll boolean dirty) {
    boolean refused = write && rules.has(Guard.READ_ONLY) || dirty && rules.has(Guard.NOT_DIRTY);
    assertThat(pte(rules, write, dirty)).isEqualTo(!refused);
  }

  @Property
  void sharedMemoryNeedsAFileThatReachesAllItsMms(@ForAll boolean shared, @ForAll boolean file) {
    assertThat(vma(shared, file)).isEqualTo(file || !shared);
  }

  private static Rules with(Rules rules, Guard guard) {
    Set<Guard> guards = EnumSet.of(guard);
    guards.addAll(rules.guards());
    return rules.withGuards(guards);
  }
}
