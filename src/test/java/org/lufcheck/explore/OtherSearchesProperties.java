package org.lufcheck.explore;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Depth-first search and random walks report only what is real. */
class OtherSearchesProperties {
  private static final SearchOptions OPTIONS =
      SearchOptions.defaults().withThreads(1).withBounds(Bounds.ofHeap(8).withMaxDepth(200));

  @Provide
  Arbitrary<RandomGraph> graphs() {
    return RandomGraph.graphs(30);
  }

  @Property
  void depthFirstFindsSomethingExactlyIfThereIsSomething(@ForAll("graphs") RandomGraph graph) {
    Reference reference = new Reference(graph);
    SearchResult result = new DepthFirst(graph, OPTIONS).run();
    boolean remarkable =
        reference.depthOfCode().isPresent() || reference.depthOfDeadlock().isPresent();
    assertThat(result instanceof SearchResult.Exhausted).isEqualTo(!remarkable);
    assertReal(result, reference);
    if (!remarkable) {
      assertThat(result.stats().states()).isEqualTo(reference.reachable().size());
    }
  }

  @Property(tries = 300)
  void randomWalksReportOnlyRealRunsAndRepeatThem(
      @ForAll("graphs") RandomGraph graph, @ForAll long seed) {
    SearchResult result = new RandomWalk(graph, OPTIONS, seed, 20).run();
    assertReal(result, new Reference(graph));
    SearchResult again = new RandomWalk(graph, OPTIONS, seed, 20).run();
    assertThat(again.coverage()).isEqualTo(result.coverage());
    assertThat(again.stats().states()).isEqualTo(result.stats().states());
    if (result instanceof SearchResult.Found found) {
      assertThat(((SearchResult.Found) again).trace()).isEqualTo(found.trace());
    }
  }

  private static void assertReal(SearchResult result, Reference reference) {
    if (result instanceof SearchResult.Found found) {
      assertThat(reference.accepts(found.trace())).isTrue();
      assertThat(reference.code(Reference.boxed(found.trace().last()))).isEqualTo(found.code());
    } else if (result instanceof SearchResult.Deadlock deadlock) {
      assertThat(reference.accepts(deadlock.trace())).isTrue();
      assertThat(reference.stuck(Reference.boxed(deadlock.trace().last()))).isTrue();
    }
  }
}
