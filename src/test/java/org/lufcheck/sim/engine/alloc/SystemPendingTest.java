package org.lufcheck.sim.engine.alloc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lufcheck.kernel.rules.Watermarks;
import org.lufcheck.sim.engine.cpu.Current;
import org.lufcheck.sim.engine.luf.FlushPolicy;
import org.lufcheck.sim.engine.luf.Section;
import org.lufcheck.sim.engine.luf.TakeOff;
import org.lufcheck.sim.engine.memory.FrameList;
import org.lufcheck.sim.engine.memory.Frames;
import org.lufcheck.sim.engine.memory.Node;
import org.lufcheck.sim.result.FlushReason;
import org.lufcheck.variant.VariantLibrary;

/**
 * LUF v10's one set of deferred flushes, for pages that keep their tag: process 0 runs on CPUs 1
 * and 2, process 1 on CPU 3, and whoever frees or allocates is on CPU 0.
 */
final class SystemPendingTest {
  private static final int PAGES = 40;

  private final Frames frames = new Frames(PAGES);
  private final Unmapper unmapper =
      new Unmapper(VariantLibrary.shipped().get("luf-v10").with(List.of("tag-kept")));
  private final Current current = unmapper.current();
  private final Section section = new Section();
  private final FrameList taken = new FrameList(frames);
  private final TakeOff pending = unmapper.deferral().takeOff(new FlushPolicy.AtTakeOff());
  private final PerCpuPages pcp = new PerCpuPages(frames, 4, 1, 8, 8);
  private final Zone zone =
      new Zone(
          new Node(0, "dram", frames),
          false,
          true,
          0,
          PAGES,
          1,
          new MixedPages(frames, 0, PAGES, pending),
          new Watermarks(4, 8, 12, 16),
          pending,
          new PerCpuPages[] {pcp});

  private int take() {
    assertThat(zone.takeAlone(current, taken, section)).isTrue();
    return taken.popHead();
  }

  /** Reclaim unmaps a page of a process and frees it; returns what it carries. */
  private int free(int frame, int process) {
    int key = unmapper.key(process);
    pcp.free(frame, key, pending.keptApart());
    zone.add(pcp, 1, current.now());
    return key;
  }

  private long flushes(FlushReason reason) {
    return unmapper.flushes(reason);
  }

  @Test
  void whoeverUsesAPageFlushesForAllThatIsDeferred() {
    int first = take();
    int second = take();
    free(first, 0);
    free(second, 1);
    assertThat(take()).as("freed last").isEqualTo(second);
    assertThat(unmapper.receivedByCpu()).containsExactly(0L, 1L, 1L, 1L);
    assertThat(unmapper.covered(FlushReason.TAKE_OFF)).isEqualTo(2);
    take();
    assertThat(flushes(FlushReason.TAKE_OFF)).isEqualTo(1);
  }

  @Test
  void aPageThatIsFreedLaterBelongsToTheNextSet() {
    int frame = take();
    int number = free(frame, 0);
    take();
    assertThat(free(frame, 0)).isNotEqualTo(number).isPositive();
    take();
    assertThat(unmapper.receivedByCpu()).containsExactly(0L, 2L, 2L, 0L);
  }

  @Test
  void nothingIsDeferredWhileAFlushIsUnderWay() {
    double begin = current.now();
    unmapper.flushFor(1);
    double end = current.now();
    assertThat(end).isGreaterThan(begin);

    current.now((begin + end) / 2);
    assertThat(unmapper.key(0)).as("flushed at once").isZero();
    assertThat(unmapper.receivedByCpu()).containsExactly(0L, 1L, 1L, 1L);

    assertThat(current.now()).as("and others have to do the same for longer").isGreaterThan(end);
    assertThat(unmapper.key(0)).isPositive();
  }

  @Test
  void whatIsUnmappedBeforeAFlushThatIsKnownAlreadyIsDeferred() {
    current.now(10_000);
    unmapper.flushFor(1);

    current.now(9_000);
    assertThat(unmapper.key(0)).isPositive();
  }

  @Test
  void aFlushThatIsKnownAlreadyAnswersForNobodyWhoComesBeforeItsEnd() {
    int frame = take();
    free(frame, 0);
    current.now(10_000);
    unmapper.flushFor(0);

    current.now(9_000);
    take();
    assertThat(flushes(FlushReason.TAKE_OFF)).isEqualTo(1);
    assertThat(unmapper.receivedByCpu()).containsExactly(0L, 2L, 2L, 0L);
  }

  @Test
  void whoComesBeforeAFlushBeginsWaitsAsLongAsItTakes() {
    int first = take();
    int second = take();
    free(first, 0);
    free(second, 0);
    current.now(10_000);
    take();
    double nanos = current.now() - 10_000;
    assertThat(nanos).isPositive();

    current.now(2_000);
    take();
    assertThat(current.now()).isEqualTo(2_000 + nanos);
    assertThat(flushes(FlushReason.TAKE_OFF)).isEqualTo(1);
  }

  @Test
  void aChunkIsDeferredOrFlushedInAsManyPartsAsItsPagesWouldBe() {
    unmapper.flushFor(1);
    double end = current.now();

    current.now(end - 1);
    assertThat(unmapper.chunkKey(0, 2)).as("its first part is flushed at once").isZero();
    assertThat(unmapper.receivedByCpu()).containsExactly(0L, 1L, 1L, 1L);
    pending.flushNow(current, section, FlushReason.BACKGROUND);
    assertThat(unmapper.receivedByCpu()).as("the second later").containsExactly(0L, 2L, 2L, 1L);
  }

  @Test
  void aFlushAnswersForTheCpusThatItReached() {
    int frame = take();
    free(frame, 1);
    unmapper.flushFor(1);
    take();
    assertThat(flushes(FlushReason.TAKE_OFF)).isZero();

    free(frame, 0);
    unmapper.flushFor(1);
    take();
    assertThat(flushes(FlushReason.TAKE_OFF)).isEqualTo(1);
    assertThat(unmapper.receivedByCpu()).containsExactly(0L, 1L, 1L, 2L);
  }

  @Test
  void allZonesOweTogether() {
    assertThat(unmapper.deferral().takeOff(new FlushPolicy.AtTakeOff())).isSameAs(pending);
  }

  @Test
  void whatIsFlushedEarlyNeedsNoFlushLater() {
    int frame = take();
    free(frame, 0);
    pending.flushNow(current, section, FlushReason.BACKGROUND);
    take();
    assertThat(flushes(FlushReason.BACKGROUND)).isEqualTo(1);
    assertThat(flushes(FlushReason.TAKE_OFF)).isZero();
  }

  @Test
  void whoNeedsAPageOfASetThatIsBeingFlushedWaits() {
    int first = take();
    int second = take();
    free(first, 0);
    free(second, 1);
    double begin = current.now();
    take();
    double end = current.now();
    assertThat(end).isGreaterThan(begin);

    current.now((begin + end) / 2);
    take();
    assertThat(current.now()).isEqualTo(end);
    assertThat(flushes(FlushReason.TAKE_OFF)).isEqualTo(1);
  }

  @Test
  void aRefillFlushesOnceForAllItsPages() {
    int[] all = {take(), take(), take(), take()};
    free(all[0], 0);
    free(all[1], 1);
    free(all[2], 0);
    assertThat(zone.refill(current, pcp, 4, section)).isEqualTo(4);
    assertThat(flushes(FlushReason.TAKE_OFF)).isEqualTo(1);
    while (pcp.chunks() > 0) {
      assertThat(frames.tag(pcp.plain().popHead())).as("owed by nobody any more").isZero();
    }
  }

  @Test
  void pagesThatComeBackTogetherKeepWhatTheyOwe() {
    TaggedPages keyed = new TaggedPages(frames);
    int key = unmapper.key(0);
    keyed.addTail(take(), key);
    keyed.addTail(take(), key);
    MixedPages free = new MixedPages(frames, 0, 0, pending);
    free.free(keyed, 2, current.now());
    section.start(true);
    assertThat(free.take(taken, 9, section, 0, current.now())).isEqualTo(2);
    pending.end(current, section, FlushReason.TAKE_OFF);
    assertThat(unmapper.receivedByCpu()).containsExactly(0L, 1L, 1L, 0L);
    assertThat(free.take(taken, 9, section, 0, current.now())).isZero();
  }
}
