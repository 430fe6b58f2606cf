package org.lufcheck.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Breadth-first search against a naive reference, on random graphs. */
class BreadthFirstProperties {
  private static final SearchOptions ONE_THREAD =
      SearchOptions.defaults().withThreads(1).withBounds(Bounds.ofHeap(8));

  @Provide
  Arbitrary<RandomGraph> graphs() {
    return RandomGraph.graphs(30);
  }

  @Provide
  Arbitrary<RandomGraph> unremarkableGraphs() {
    return RandomGraph.graphs(Integer.MAX_VALUE);
  }

  @Property
  void seesExactlyTheReachableStates(@ForAll("unremarkableGraphs") RandomGraph graph) {
    SearchResult result = new BreadthFirst(graph, ONE_THREAD.withDeadlocks(false)).run();
    Reference reference = new Reference(graph);
    assertThat(result).isInstanceOf(SearchResult.Exhausted.class);
    assertThat(result.stats().states()).isEqualTo(reference.reachable().size());
    assertThat(result.stats().transitions())
        .isEqualTo(reference.reachable().stream().mapToInt(s -> reference.steps(s).size()).sum());
    for (int actor = 0; actor < graph.actors(); actor++) {
      for (int step = 0; step < 3; step++) {
        int moved = actor;
        int taken = step;
        assertThat(result.coverage().taken(actor, step))
            .isEqualTo(
                reference.reachable().stream()
                    .flatMap(s -> reference.steps(s).stream())
                    .anyMatch(
                        s -> Label.actor(s.label()) == moved && Label.step(s.label()) == taken));
      }
    }
  }

  @Property
  void findsTheSmallestCodeAtTheLeastDepthWithTheBestTrace(@ForAll("graphs") RandomGraph graph) {
    SearchResult result = new BreadthFirst(graph, ONE_THREAD.withDeadlocks(false)).run();
    Reference reference = new Reference(graph);
    Optional<Integer> depth = reference.depthOfCode();
    if (depth.isEmpty()) {
      assertThat(result).isInstanceOf(SearchResult.Exhausted.class);
      return;
    }
    SearchResult.Found found = (SearchResult.Found) result;
    assertThat(found.code()).isEqualTo(reference.smallestCode(depth.get()));
    assertBest(found.trace(), reference, depth.get(), found.code());
  }

  @Property
  void findsTheNearerOfDeadlockAndCode(@ForAll("graphs") RandomGraph graph) {
    SearchResult result = new BreadthFirst(graph, ONE_THREAD).run();
    Reference reference = new Reference(graph);
    int coded = reference.depthOfCode().orElse(Integer.MAX_VALUE);
    int stuck = reference.depthOfDeadlock().orElse(Integer.MAX_VALUE);
    if (stuck < coded) {
      SearchResult.Deadlock deadlock = (SearchResult.Deadlock) result;
      assertBest(deadlock.trace(), reference, stuck, 0);
    } else if (coded < Integer.MAX_VALUE) {
      assertThat(((SearchResult.Found) result).trace().length()).isEqualTo(coded);
    } else {
      assertThat(result).isInstanceOf(SearchResult.Exhausted.class);
    }
  }

  @Property(tries = 300)
  void answersTheSameForAnyNumberOfThreads(@ForAll("graphs") RandomGraph graph) {
    SearchResult one = new BreadthFirst(graph, ONE_THREAD).run();
    for (int threads : new int[] {1, 2, 4}) {
      SearchResult other = new BreadthFirst(graph, ONE_THREAD.withThreads(threads)).run();
      assertThat(other.getClass()).isEqualTo(one.getClass());
      assertThat(trace(other)).isEqualTo(trace(one));
      assertThat(other.coverage()).isEqualTo(one.coverage());
      assertThat(other.stats().perLevel()).isEqualTo(one.stats().perLevel());
    }
  }

  private static Optional<Trace> trace(SearchResult result) {
    if (result instanceof SearchResult.Found found) {
      return Optional.of(found.trace());
    }
    return result instanceof SearchResult.Deadlock deadlock
        ? Optional.of(deadlock.trace())
        : Optional.empty();
  }

  private static void assertBest(Trace trace, Reference reference, int depth, int code) {
    Reference.Way best = reference.bestWay(depth, code);
    List<Integer> labels = Arrays.stream(trace.labels()).boxed().toList();
    assertThat(reference.accepts(trace)).isTrue();
    assertThat(trace.switches()).isEqualTo(best.switches());
    assertThat(labels).isEqualTo(best.labels());
  }
}
