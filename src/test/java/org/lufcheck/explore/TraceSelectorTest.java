package org.lufcheck.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.lufcheck.explore.RandomGraph.Edge;
import org.lufcheck.explore.example.TicketLock;

/** Which of several counterexamples a reader gets to see. */
class TraceSelectorTest {
  private static final SearchOptions OPTIONS =
      SearchOptions.defaults().withThreads(1).withBounds(Bounds.ofHeap(4));

  @Test
  void prefersFewerSwitchesAmongShortestTraces() {
    Trace trace =
        trace(
            List.of(
                List.of(new Edge(step(0, 0), 1), new Edge(step(1, 0), 2)),
                List.of(new Edge(step(1, 0), 3)),
                List.of(new Edge(step(1, 1), 3)),
                List.of()));
    assertThat(trace.labels()).containsExactly(step(1, 0), step(1, 1));
    assertThat(trace.switches()).isZero();
  }

  @Test
  void prefersTheShortestTraceToOneWithFewerSwitches() {
    Trace trace =
        trace(
            List.of(
                List.of(new Edge(step(0, 0), 1), new Edge(step(0, 1), 2)),
                List.of(new Edge(step(1, 0), 3)),
                List.of(new Edge(step(0, 0), 1)),
                List.of()));
    assertThat(trace.labels()).containsExactly(step(0, 0), step(1, 0));
  }

  @Test
  void prefersTheSmallestLabelsAmongEquallyManySwitches() {
    Trace trace =
        trace(
            List.of(
                List.of(new Edge(step(0, 2), 1), new Edge(step(0, 1), 2), new Edge(step(0, 1), 1)),
                List.of(new Edge(step(0, 1), 3)),
                List.of(new Edge(step(0, 0), 3)),
                List.of()));
    assertThat(trace.labels()).containsExactly(step(0, 1), step(0, 0));
    assertThat(RandomGraph.node(trace.states().get(1))).isEqualTo(2);
  }

  @Test
  void anInitialStateIsATraceOfItsOwn() {
    Trace trace = trace(List.of(List.of()));
    assertThat(trace.length()).isZero();
    assertThat(trace.states()).hasSize(1);
  }

  @Test
  void runsOfManyStatesAreTheSameForAnyNumberOfThreads() {
    Model finished = new Finished(new TicketLock(4, 2));
    Trace one = found(new BreadthFirst(finished, OPTIONS).run());
    assertThat(one.length()).isEqualTo(4 * (2 * 8 + 1));
    assertThat(one.switches()).isEqualTo(3);
    assertThat(Arrays.stream(one.labels()).map(Label::actor).toArray()).isSorted();
    for (int threads : new int[] {2, 4}) {
      SearchResult result = new BreadthFirst(finished, OPTIONS.withThreads(threads)).run();
      assertThat(found(result)).isEqualTo(one);
    }
  }

  @Test
  void findsARealShortestRunEvenWhenAllRunsDoNotFitIntoMemory() {
    Model finished = new Finished(new TicketLock(3, 2));
    Monitor monitor = new Monitor(OPTIONS.bounds(), ProgressListener.SILENT, new Cancellation());
    try (LevelSearch search = new LevelSearch(finished, OPTIONS, true, monitor)) {
      assertThat(search.run()).isEqualTo(LevelSearch.End.CODED);
      TraceSelector selector = new TraceSelector(search, true, 1_000);
      Trace trace = Objects.requireNonNull(selector.select(search.coded(), search.depth()));
      assertThat(trace.length()).isEqualTo(3 * (2 * 8 + 1));
      assertThat(new Reference(finished).accepts(trace)).isTrue();
    }
  }

  private static int step(int actor, int step) {
    return Label.of(actor, step, 0);
  }

  /** The trace to the last node, which is judged. */
  private static Trace trace(List<List<Edge>> edges) {
    int nodes = edges.size();
    List<Integer> codes = Collections.nCopies(nodes - 1, 0);
    List<Integer> judged = new ArrayList<>(codes);
    judged.add(1);
    RandomGraph graph =
        new RandomGraph(
            nodes,
            2,
            edges,
            judged,
            Collections.nCopies(nodes, true),
            Collections.nCopies(nodes, 0),
            List.of(0));
    return found(new BreadthFirst(graph, OPTIONS).run());
  }

  private static Trace found(SearchResult result) {
    return ((SearchResult.Found) result).trace();
  }

  /** A model in which the proper end is what is looked for. */
  private record Finished(Model model) implements Model {
    @Override
    public int words() {
      return model.words();
    }

    @Override
    public int actors() {
      return model.actors();
    }

    @Override
    public List<long[]> initialStates() {
      return model.initialStates();
    }

    @Override
    public Expander newExpander() {
      Expander expander = model.newExpander();
      return new Expander() {
        @Override
        public void expand(long[] states, int offset, Successors out) {
          expander.expand(states, offset, out);
        }

        @Override
        public int check(long[] states, int offset) {
          return expander.mayEnd(states, offset) ? 1 : 0;
        }

        @Override
        public boolean mayEnd(long[] states, int offset) {
          return expander.mayEnd(states, offset);
        }

        @Override
        public void canonicalize(long[] states, int offset) {
          expander.canonicalize(states, offset);
        }
      };
    }
  }
}
