package org.lufcheck.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lufcheck.explore.example.TicketLock;

/** The yardstick model has the states it should have, however it is searched. */
class TicketLockTest {
  private static final SearchOptions OPTIONS =
      SearchOptions.defaults().withThreads(2).withBounds(Bounds.ofHeap(4)).withReduce(false);

  @ParameterizedTest
  @CsvSource({"1, 3", "2, 1", "2, 3", "3, 1", "3, 2"})
  void hasAsManyStatesAsTheNaiveReferenceCounts(int processes, int rounds) {
    TicketLock lock = new TicketLock(processes, rounds);
    int expected = new Reference(lock).reachable().size();
    SearchResult breadth = new BreadthFirst(lock, OPTIONS).run();
    SearchResult depth = new DepthFirst(lock, OPTIONS).run();
    assertThat(breadth).isInstanceOf(SearchResult.Exhausted.class);
    assertThat(depth).isInstanceOf(SearchResult.Exhausted.class);
    assertThat(breadth.stats().states()).isEqualTo(expected);
    assertThat(depth.stats().states()).isEqualTo(expected);
    assertThat(depth.coverage()).isEqualTo(breadth.coverage());
  }

  @Test
  void fourProcessesOfThreeRoundsAreTheSameForAnyNumberOfThreads() {
    TicketLock lock = new TicketLock(4, 3);
    Stats one = new BreadthFirst(lock, OPTIONS.withThreads(1)).run().stats();
    assertThat(one.depth()).isEqualTo(101);
    for (int threads : new int[] {2, 3, 8}) {
      Stats other = new BreadthFirst(lock, OPTIONS.withThreads(threads)).run().stats();
      assertThat(other.perLevel()).isEqualTo(one.perLevel());
      assertThat(other.transitions()).isEqualTo(one.transitions());
    }
  }

  @Test
  void needsAtMost24BytesPerStateBeyondThePackedOne() {
    Stats stats = new BreadthFirst(new TicketLock(4, 3), OPTIONS).run().stats();
    assertThat(stats.states()).isGreaterThan(100_000);
    assertThat(stats.bytesPerState()).isLessThanOrEqualTo(Long.BYTES + 24);
  }

  @Test
  void refusesMoreProcessesThanFitInOneWord() {
    assertThatThrownBy(() -> new TicketLock(6, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("6 processes");
  }
}
