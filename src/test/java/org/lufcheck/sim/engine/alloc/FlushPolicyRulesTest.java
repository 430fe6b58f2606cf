package org.lufcheck.sim.engine.alloc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lufcheck.kernel.rules.Watermarks;
import org.lufcheck.sim.engine.cpu.Current;
import org.lufcheck.sim.engine.luf.Deferral;
import org.lufcheck.sim.engine.luf.FlushPolicy;
import org.lufcheck.sim.engine.luf.Section;
import org.lufcheck.sim.engine.luf.ZonePending;
import org.lufcheck.sim.engine.memory.FrameList;
import org.lufcheck.sim.engine.memory.Frames;
import org.lufcheck.sim.engine.memory.Node;
import org.lufcheck.sim.result.FlushReason;

/**
 * What each flush policy is, on one zone: process 0 runs on CPUs 1 and 2, process 1 on CPU 3, and
 * pages that were unmapped from them are pending.
 */
final class FlushPolicyRulesTest {
  private static final int PAGES = 40;

  private final Frames frames = new Frames(PAGES);
  private final Unmapper unmapper = new Unmapper();
  private final Deferral deferral = unmapper.deferral();
  private final Current current = unmapper.current();
  private final Section section = new Section();
  private final FrameList alone = new FrameList(frames);
  private final PerCpuPages reclaimed = new PerCpuPages(frames, 4, 1, 8, 8);
  private ZonePending pending = new ZonePending(deferral, new FlushPolicy.AtTakeOff());
  private int taken;

  private Zone zone(FlushPolicy policy) {
    return zone(policy, true);
  }

  /** A zone of which nothing is free. */
  private Zone zone(FlushPolicy policy, boolean preemptCount) {
    PerCpuPages[] lists = new PerCpuPages[4];
    for (int cpu = 0; cpu < lists.length; cpu++) {
      lists[cpu] = new PerCpuPages(frames, 4, 1, 8, 8);
    }
    pending = new ZonePending(deferral, policy);
    Zone zone =
        new Zone(
            new Node(0, "dram", frames),
            false,
            preemptCount,
            0,
            PAGES,
            1,
            new SinglePages(frames, 0, PAGES, 1, pending),
            new Watermarks(4, 8, 12, 16),
            pending,
            lists);
    for (int page = 0; page < PAGES; page++) {
      assertThat(takeAlone(zone)).isTrue();
    }
    return zone;
  }

  private boolean takeAlone(Zone zone) {
    return zone.takeAlone(current, alone, section);
  }

  /** Reclaim unmaps a page of a process and frees it with a key. */
  private void free(Zone zone, int process) {
    reclaimed.keyed().addTail(taken++, unmapper.key(process));
    zone.add(reclaimed, 1, current.now());
  }

  private void free(Zone zone, int process, int pages) {
    for (int page = 0; page < pages; page++) {
      free(zone, process);
    }
  }

  private long flushes(FlushReason reason) {
    return unmapper.flushes(reason);
  }

  @Test
  void whoComesBeforeAFlushBeginsWaitsAsLongAsItTakes() {
    Zone zone = zone(new FlushPolicy.AtTakeOff());
    free(zone, 0, 2);
    current.now(10_000);
    takeAlone(zone);
    double nanos = current.now() - 10_000;
    assertThat(nanos).isPositive();

    current.now(2_000);
    takeAlone(zone);
    assertThat(current.now()).isEqualTo(2_000 + nanos);
    assertThat(flushes(FlushReason.TAKE_OFF)).isEqualTo(1);
  }

  @Test
  void whoClaimsAGenerationIsNotDoneBeforeTheOneBeforeItIs() {
    Zone zone = zone(new FlushPolicy.AtTakeOff());
    free(zone, 0);
    current.now(10_000);
    takeAlone(zone);
    double end = current.now();

    current.now(2_000);
    free(zone, 1);
    takeAlone(zone);
    assertThat(flushes(FlushReason.TAKE_OFF)).isEqualTo(2);
    assertThat(current.now()).isGreaterThanOrEqualTo(end);
  }

  @Test
  void atTakeOffTheFirstPageFlushesForAllThatIsPending() {
    Zone zone = zone(new FlushPolicy.AtTakeOff());
    free(zone, 0);
    free(zone, 1);
    takeAlone(zone);
    assertThat(unmapper.receivedByCpu()).containsExactly(0L, 1L, 1L, 1L);
    takeAlone(zone);
    assertThat(flushes(FlushReason.TAKE_OFF)).isEqualTo(1);
  }

  @Test
  void perPageEachPageFlushesForItselfAlone() {
    Zone zone = zone(new FlushPolicy.PerPage());
    free(zone, 0);
    free(zone, 1);
    takeAlone(zone);
    assertThat(unmapper.receivedByCpu()).containsExactly(0L, 1L, 1L, 0L);
    takeAlone(zone);
    assertThat(unmapper.receivedByCpu()).containsExactly(0L, 1L, 1L, 1L);
    assertThat(flushes(FlushReason.TAKE_OFF)).isEqualTo(2);
  }

  @Test
  void inTheBackgroundKswapdFlushesOnceEnoughIsPendingAndNobodyElseHasTo() {
    Zone zone = zone(new FlushPolicy.Background(3));
    free(zone, 0, 2);
    assertThat(zone.luf().wantsFlushInKswapd()).isFalse();
    free(zone, 1);
    assertThat(zone.luf().wantsFlushInKswapd()).isTrue();
    assertThat(zone.luf().wantsFlushAfterFree(current.now())).isFalse();
    zone.luf().flushNow(current, section, FlushReason.BACKGROUND);
    assertThat(zone.luf().wantsFlushInKswapd()).isFalse();
    takeAlone(zone);
    assertThat(flushes(FlushReason.BACKGROUND)).isEqualTo(1);
    assertThat(flushes(FlushReason.TAKE_OFF)).isZero();
  }

  @Test
  void boundedByPagesWhoeverFreesOneTooManyFlushes() {
    Zone zone = zone(new FlushPolicy.Bounded(2, 1e12));
    free(zone, 0, 2);
    assertThat(zone.luf().wantsFlushAfterFree(current.now())).isFalse();
    free(zone, 0);
    assertThat(zone.luf().wantsFlushAfterFree(current.now())).isTrue();
    assertThat(zone.luf().wantsFlushInKswapd()).isFalse();
  }

  @Test
  void boundedByAgeTheOldestPendingPageCounts() {
    Zone zone = zone(new FlushPolicy.Bounded(100, 500));
    free(zone, 0);
    double then = current.now();
    current.now(then + 400);
    free(zone, 0);
    assertThat(zone.luf().wantsFlushAfterFree(then + 500)).isFalse();
    assertThat(zone.luf().wantsFlushAfterFree(then + 501)).isTrue();
    zone.luf().flushNow(current, section, FlushReason.BACKGROUND);
    assertThat(zone.luf().wantsFlushAfterFree(then + 1e9)).isFalse();
  }

  @Test
  void aCpuThatFlushedWhenItBecameIdleNeedsNoInterruptLater() {
    Zone zone = zone(new FlushPolicy.IdleFirst());
    free(zone, 0);
    current.cpu(1);
    deferral.flushIdle(current);
    current.cpu(0);
    takeAlone(zone);
    assertThat(unmapper.receivedByCpu()).containsExactly(0L, 0L, 1L, 0L);
  }

  @Test
  void anotherFlushTakesAlongWhatIsPending() {
    Zone zone = zone(new FlushPolicy.Piggyback());
    free(zone, 0);
    unmapper.flushFor(1);
    assertThat(unmapper.receivedByCpu()).containsExactly(0L, 1L, 1L, 1L);
    takeAlone(zone);
    assertThat(flushes(FlushReason.TAKE_OFF)).isZero();
  }

  @Test
  void withoutThatPolicyItDoesNot() {
    Zone zone = zone(new FlushPolicy.AtTakeOff());
    free(zone, 0);
    unmapper.flushFor(1);
    assertThat(unmapper.receivedByCpu()).containsExactly(0L, 0L, 0L, 1L);
    takeAlone(zone);
    assertThat(flushes(FlushReason.TAKE_OFF)).isEqualTo(1);
  }

  @Test
  void aFlushOfARangeAnswersForNothingThatWasDeferred() {
    Zone zone = zone(new FlushPolicy.Piggyback());
    free(zone, 1);
    deferral.flushRange(current, unmapper.mm(1), 100, 100);
    takeAlone(zone);
    assertThat(unmapper.receivedByCpu()).containsExactly(0L, 0L, 0L, 2L);
  }

  @Test
  void aRefillFlushesWhenPagesThatNeedNoneAreShort() {
    Zone zone = zone(new FlushPolicy.AtTakeOff());
    free(zone, 0, 8);
    assertThat(zone.refill(current, zone.pcp(0), 4, section)).isEqualTo(4);
    assertThat(flushes(FlushReason.TAKE_OFF)).isEqualTo(1);
  }

  @Test
  void aRefillRefusesWhenItOnlyBelievesThatTheyAreNot() {
    Zone zone = zone(new FlushPolicy.AtTakeOff());
    free(zone, 0, 8);
    pending.count(-8);
    assertThat(zone.refill(current, zone.pcp(0), 4, section)).isZero();
    assertThat(takeAlone(zone)).as("outside the lock").isTrue();
    assertThat(flushes(FlushReason.TAKE_OFF)).isEqualTo(1);
  }

  @Test
  void withoutACountOfPreemptionTheZoneIsStrandedThen() {
    Zone zone = zone(new FlushPolicy.AtTakeOff(), false);
    free(zone, 0, 8);
    pending.count(-8);
    assertThat(zone.refill(current, zone.pcp(0), 4, section)).isZero();
    assertThat(takeAlone(zone)).isFalse();
    assertThat(zone.freePages()).isEqualTo(8);
    pending.count(8);
    assertThat(takeAlone(zone)).as("a right estimate").isTrue();
  }

  @Test
  void anEstimateOfMoreThanThereIsLooksLikePlenty() {
    Zone zone = zone(new FlushPolicy.AtTakeOff());
    free(zone, 0, 8);
    pending.count(1);
    assertThat(zone.refill(current, zone.pcp(0), 4, section)).isZero();
  }
}
