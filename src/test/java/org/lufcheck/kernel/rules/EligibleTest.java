package org.lufcheck.kernel.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.lufcheck.kernel.Guard;
import org.lufcheck.kernel.Rules;

final class EligibleTest {
  private static final Eligible.Folio ANONYMOUS = new Eligible.Folio(true, false, false, false);
  private static final Eligible.Folio CACHED = new Eligible.Folio(false, true, false, false);
  private static final Eligible.Folio REMOTE = new Eligible.Folio(false, true, true, false);
  private static final Eligible.Folio LARGE = new Eligible.Folio(true, false, false, true);
  private static final Eligible.Folio NEITHER = new Eligible.Folio(false, false, false, false);

  private static Rules rules(Rules.Deferral deferral, Guard... guards) {
    Set<Guard> set = EnumSet.noneOf(Guard.class);
    set.addAll(Set.of(guards));
    return new Rules(deferral, Rules.Scope.OWNER, Rules.Flush.AT_TAKE_OFF, Set.of(), Set.of(), set);
  }

  private static Rules tags(Guard... guards) {
    return rules(Rules.Deferral.IN_ALLOCATOR, guards);
  }

  private static boolean plain(Rules rules, Eligible.Folio folio) {
    return Eligible.folio(rules, false, Eligible.Boot.PLAIN, folio);
  }

  @Test
  void takesAnonymousAndFilePagesOnly() {
    assertThat(plain(tags(), ANONYMOUS)).isTrue();
    assertThat(plain(tags(), CACHED)).isTrue();
    assertThat(plain(tags(), NEITHER)).isFalse();
    assertThat(plain(tags(), LARGE)).isFalse();
    assertThat(plain(rules(Rules.Deferral.NONE), ANONYMOUS)).isFalse();
  }

  @Test
  void leavesRemoteFilesAloneIfTheKernelHasTheGuard() {
    assertThat(plain(tags(), REMOTE)).isTrue();
    assertThat(plain(tags(Guard.STABLE_BACKING), REMOTE)).isFalse();
    assertThat(plain(tags(Guard.STABLE_BACKING), CACHED)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "true, false, false, NO_INIT_ON_FREE, true",
    "false, true, false, NO_KASAN, true",
    "false, false, true, NO_PAGE_POISON, false"
  })
  void whatIsWrittenWhenFreedIsIneligibleUnlessItIsKept(
      boolean init, boolean kasan, boolean poison, Guard guard, boolean keptIsFine) {
    Eligible.Boot boot = new Eligible.Boot(init, kasan, poison);
    assertThat(Eligible.folio(tags(), false, boot, ANONYMOUS)).isTrue();
    assertThat(Eligible.folio(tags(guard), false, boot, ANONYMOUS)).isFalse();
    assertThat(plain(tags(guard), ANONYMOUS)).isTrue();
    Rules keeping = rules(Rules.Deferral.KEEP_COPIES, guard);
    assertThat(Eligible.folio(keeping, false, boot, ANONYMOUS)).isEqualTo(keptIsFine);
  }

  @Test
  void broadcastingArchitecturesAreLeftAloneIfTheKernelHasTheGuard() {
    Eligible.Boot boot = Eligible.Boot.PLAIN;
    assertThat(Eligible.folio(tags(), true, boot, ANONYMOUS)).isTrue();
    assertThat(Eligible.folio(tags(Guard.NO_BROADCAST), true, boot, ANONYMOUS)).isFalse();
    assertThat(plain(tags(Guard.NO_BROADCAST), ANONYMOUS)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = Guard.class,
      names = {"READ_ONLY", "NOT_DIRTY"})
  void aPteIsJudgedByTheGuardsThatTheKernelHas(Guard guard) {
    boolean write = guard == Guard.READ_ONLY;
    assertThat(Eligible.pte(tags(), true, true)).isTrue();
    assertThat(Eligible.pte(tags(guard), write, !write)).isFalse();
    assertThat(Eligible.pte(tags(guard), !write, write)).isTrue();
  }

  @Test
  void whatIsSharedNeedsAFile() {
    assertThat(Eligible.vma(true, false)).isFalse();
    assertThat(Eligible.vma(true, true)).isTrue();
    assertThat(Eligible.vma(false, false)).isTrue();
  }
}
