package org.lufcheck.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lufcheck.explore.RandomGraph.Edge;

/** A spinner and a server: whether the request of node 1 is served depends on fairness. */
class ProgressCheckTest {
  private static final SearchOptions OPTIONS =
      SearchOptions.defaults().withThreads(1).withBounds(Bounds.ofHeap(8));
  private static final int SPINNER = 0;
  private static final int SERVER = 1;
  private static final int REQUEST = Label.of(SPINNER, 0, 0);
  private static final int SPIN = Label.of(SPINNER, 1, 0);
  private static final int SERVE = Label.of(SERVER, 0, 0);

  @Test
  void marksTheLoopOfAnUnfairServer() {
    SearchResult.NoProgress starved =
        (SearchResult.NoProgress) check(served(), Set.of(SPINNER), List.of(0, 1, 0));
    assertThat(starved.name()).isEqualTo("bit 0");
    assertThat(starved.trace().labels()).containsExactly(REQUEST, SPIN);
    assertThat(starved.trace().loopStart()).isEqualTo(1);
  }

  @Test
  void aFairServerServesInTheEnd() {
    assertThat(check(served(), Set.of(SERVER), List.of(0, 1, 0)))
        .isInstanceOf(SearchResult.Exhausted.class);
  }

  @Test
  void aRunThatEndsWithARequestPendingIsNoProgressHoweverFair() {
    SearchResult.NoProgress ended =
        (SearchResult.NoProgress) check(served(), Set.of(SPINNER, SERVER), List.of(0, 1, 1));
    assertThat(ended.trace().loopStart()).isEqualTo(Trace.NO_LOOP);
    assertThat(ended.trace().labels()).containsExactly(REQUEST, SERVE);
  }

  @Test
  void refusesAFairActorThatDoesNotExist() {
    assertThatThrownBy(() -> check(served(), Set.of(2), List.of(0, 1, 0)))
        .hasMessage("there is no actor 2");
  }

  private static List<List<Edge>> served() {
    return List.of(
        List.of(new Edge(REQUEST, 1)), List.of(new Edge(SPIN, 1), new Edge(SERVE, 2)), List.of());
  }

  private static SearchResult check(
      List<List<Edge>> edges, Set<Integer> fair, List<Integer> pending) {
    RandomGraph graph =
        new RandomGraph(
            3, 2, edges, List.of(0, 0, 0), List.of(true, true, true), pending, List.of(0));
    return new ProgressCheck(graph, graph, fair, OPTIONS).run();
  }
}
