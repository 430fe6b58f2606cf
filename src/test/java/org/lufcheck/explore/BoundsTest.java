package org.lufcheck.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lufcheck.explore.example.TicketLock;

/** Each bound is an answer, with what was covered. */
class BoundsTest {
  private static final Model LOCK = new TicketLock(4, 3);
  private static final Bounds HEAP = Bounds.ofHeap(4);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 100, 10_000, 100_000})
  void storesExactlyAsManyStatesAsAllowed(long states) {
    SearchResult.Limit one = limit(HEAP.withMaxStates(states), 1);
    assertThat(one.bound()).isEqualTo(Bound.STATES);
    assertThat(one.stats().states()).isEqualTo(states);
    assertThat(one.frontier()).isBetween(1L, states);
    SearchResult.Limit four = limit(HEAP.withMaxStates(states), 4);
    assertThat(four.stats().perLevel()).isEqualTo(one.stats().perLevel());
    assertThat(four.coveredDepth()).isEqualTo(one.coveredDepth());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 5_000, 20_000, 100_000, 1_000_000, 3_000_000})
  void keepsWithinTheMemoryAndSaysHowMuchMoreItWouldNeed(long bytes) {
    SearchResult.Limit limit = limit(HEAP.withMaxBytes(bytes), 1);
    assertThat(limit.bound()).isEqualTo(Bound.MEMORY);
    assertThat(limit.moreBytes()).isPositive();
    assertThat(limit.stats().states()).isLessThan(bytes / 8 + 1);
    SearchResult.Limit four = limit(HEAP.withMaxBytes(bytes), 4);
    assertThat(four.bound()).isEqualTo(Bound.MEMORY);
    assertThat(four.moreBytes()).isEqualTo(limit.moreBytes());
    assertThat(four.stats().perLevel()).isEqualTo(limit.stats().perLevel());
  }

  @Test
  void stopsAtTheDepth() {
    SearchResult.Limit limit = limit(HEAP.withMaxDepth(10), 2);
    assertThat(limit.bound()).isEqualTo(Bound.DEPTH);
    assertThat(limit.coveredDepth()).isEqualTo(10);
    assertThat(limit.stats().depth()).isEqualTo(11);
    assertThat(limit.frontier()).isEqualTo(limit.stats().perLevel().get(10));
  }

  @Test
  void stopsInTime() {
    SearchResult.Limit limit = limit(HEAP.withMaxTime(Duration.ofNanos(1)), 2);
    assertThat(limit.bound()).isEqualTo(Bound.TIME);
  }

  @Test
  void reportsAViolationThatWasMetBeforeTheBound() {
    SearchResult result =
        new BreadthFirst(new Line(1_000, 99), options(HEAP.withMaxStates(100), 1)).run();
    assertThat(((SearchResult.Found) result).code()).isEqualTo(7);
    assertThat(((SearchResult.Found) result).trace().length()).isEqualTo(99);
  }

  @Test
  void doesNotSeeAViolationBeyondTheBound() {
    assertThat(new BreadthFirst(new Line(1_000, 99), options(HEAP.withMaxStates(99), 1)).run())
        .isInstanceOf(SearchResult.Limit.class);
    assertThat(new BreadthFirst(new Line(1_000, 99), options(HEAP.withMaxDepth(98), 1)).run())
        .isInstanceOf(SearchResult.Limit.class);
  }

  @Test
  void depthFirstKeepsWithinEveryBound() {
    assertThat(depthFirst(HEAP.withMaxStates(50))).isEqualTo(Bound.STATES);
    assertThat(depthFirst(HEAP.withMaxBytes(5_000))).isEqualTo(Bound.MEMORY);
    assertThat(depthFirst(HEAP.withMaxDepth(5))).isEqualTo(Bound.DEPTH);
    assertThat(depthFirst(HEAP.withMaxTime(Duration.ofNanos(1)))).isEqualTo(Bound.TIME);
  }

  @Test
  void randomWalksKeepWithinEveryBound() {
    assertThat(randomWalk(HEAP)).isEqualTo(Bound.WALKS);
    assertThat(randomWalk(HEAP.withMaxBytes(500))).isEqualTo(Bound.MEMORY);
    assertThat(randomWalk(HEAP.withMaxTime(Duration.ofNanos(1)))).isEqualTo(Bound.TIME);
  }

  @Test
  void progressCheckingKeepsWithinEveryBound() {
    assertThat(progress(HEAP.withMaxStates(50))).isEqualTo(Bound.STATES);
    assertThat(progress(HEAP.withMaxBytes(10_000_000))).isEqualTo(Bound.MEMORY);
    assertThat(progress(HEAP.withMaxTime(Duration.ofNanos(1)))).isEqualTo(Bound.TIME);
  }

  @Test
  void noticesACancellation() {
    Cancellation cancellation = new Cancellation();
    List<ProgressListener.Report> reports = new ArrayList<>();
    ProgressListener impatient =
        report -> {
          reports.add(report);
          cancellation.cancel();
        };
    SearchResult result =
        new BreadthFirst(new Line(Integer.MAX_VALUE, -1), options(HEAP, 2))
            .run(impatient, cancellation);
    assertThat(result).isInstanceOf(SearchResult.Interrupted.class);
    assertThat(((SearchResult.Interrupted) result).coveredDepth()).isPositive();
    assertThat(reports).hasSize(1);
    assertThat(reports.get(0).states()).isPositive();
    assertThat(reports.get(0).bytes()).isPositive();
  }

  @Test
  void refusesBoundsWithoutMeaning() {
    assertThatThrownBy(() -> HEAP.withMaxStates(0)).hasMessageContaining("states");
    assertThatThrownBy(() -> HEAP.withMaxBytes(0)).hasMessageContaining("memory");
    assertThatThrownBy(() -> HEAP.withMaxTime(Duration.ZERO)).hasMessageContaining("time");
    assertThatThrownBy(() -> HEAP.withMaxDepth(-1)).hasMessageContaining("depth");
    assertThatThrownBy(() -> SearchOptions.defaults().withThreads(0))
        .hasMessageContaining("thread");
  }

  private static SearchResult.Limit limit(Bounds bounds, int threads) {
    return (SearchResult.Limit) new BreadthFirst(LOCK, options(bounds, threads)).run();
  }

  private static Bound depthFirst(Bounds bounds) {
    return ((SearchResult.Limit) new DepthFirst(LOCK, options(bounds, 1)).run()).bound();
  }

  private static Bound randomWalk(Bounds bounds) {
    SearchOptions options = options(bounds, 1);
    return ((SearchResult.Limit) new RandomWalk(LOCK, options, 1, 100).run()).bound();
  }

  private static Bound progress(Bounds bounds) {
    Obligations none =
        new Obligations() {
          @Override
          public int count() {
            return 1;
          }

          @Override
          public boolean pending(long[] states, int offset, int obligation) {
            return false;
          }

          @Override
          public String name(int obligation) {
            return "never pending";
          }
        };
    SearchOptions options = options(bounds, 1);
    return ((SearchResult.Limit) new ProgressCheck(LOCK, none, Set.of(), options).run()).bound();
  }

  private static SearchOptions options(Bounds bounds, int threads) {
    return new SearchOptions(bounds, threads, false, true);
  }
}
