package org.lufcheck.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Searches with and without symmetry reduction agree in everything but the number of states. */
class SymmetryProperties {
  private static final SearchOptions REDUCED =
      SearchOptions.defaults().withThreads(1).withBounds(Bounds.ofHeap(8));

  @Provide
  Arbitrary<Herd> herds() {
    return Herd.herds();
  }

  @Property
  void symmetricSearchPrintsTheVeryRunOfTheUnsymmetricOne(@ForAll("herds") Herd herd) {
    SearchResult reduced = new BreadthFirst(herd, REDUCED).run();
    SearchResult full = new BreadthFirst(herd, REDUCED.withReduce(false)).run();
    assertThat(reduced.getClass()).isEqualTo(full.getClass());
    assertThat(reduced.stats().states()).isLessThanOrEqualTo(full.stats().states());
    assertThat(trace(reduced)).isEqualTo(trace(full));
  }

  @Property
  void depthFirstFindsRealRunsWithSymmetry(@ForAll("herds") Herd herd) {
    SearchResult breadth = new BreadthFirst(herd, REDUCED).run();
    SearchResult depth = new DepthFirst(herd, REDUCED).run();
    assertThat(depth instanceof SearchResult.Exhausted)
        .isEqualTo(breadth instanceof SearchResult.Exhausted);
    if (!(depth instanceof SearchResult.Exhausted)) {
      assertThat(new Reference(herd).accepts(trace(depth))).isTrue();
    }
  }

  private static Trace trace(SearchResult result) {
    if (result instanceof SearchResult.Found found) {
      return found.trace();
    }
    return result instanceof SearchResult.Deadlock deadlock
        ? deadlock.trace()
        : new Trace(List.of(new long[1]), new int[0], Trace.NO_LOOP);
  }
}
