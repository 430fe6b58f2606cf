package org.lufcheck.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Progress checking against a reference that computes transitive closures. */
class ProgressCheckProperties {
  private static final SearchOptions OPTIONS =
      SearchOptions.defaults().withThreads(1).withBounds(Bounds.ofHeap(8));

  @Provide
  Arbitrary<RandomGraph> graphs() {
    return RandomGraph.graphs(Integer.MAX_VALUE);
  }

  @Property
  void reportsTheFirstObligationThatAFairRunLeavesPending(
      @ForAll("graphs") RandomGraph graph, @ForAll Set<Boolean> fairness) {
    Set<Integer> fair = new HashSet<>();
    if (fairness.contains(true)) {
      fair.add(0);
    }
    if (fairness.contains(false)) {
      fair.add(graph.actors() - 1);
    }
    SearchResult result = new ProgressCheck(graph, graph, fair, OPTIONS).run();
    int expected = 0;
    while (expected < graph.count() && !violated(graph, expected, fair)) {
      expected++;
    }
    if (expected == graph.count()) {
      assertThat(result).isInstanceOf(SearchResult.Exhausted.class);
      return;
    }
    SearchResult.NoProgress found = (SearchResult.NoProgress) result;
    assertThat(found.obligation()).isEqualTo(expected);
    assertThat(new Reference(graph).accepts(found.trace())).isTrue();
    assertStaysPending(graph, found, fair);
    SearchResult threaded = new ProgressCheck(graph, graph, fair, OPTIONS.withThreads(4)).run();
    assertThat(((SearchResult.NoProgress) threaded).trace()).isEqualTo(found.trace());
  }

  private static void assertStaysPending(
      RandomGraph graph, SearchResult.NoProgress found, Set<Integer> fair) {
    Trace trace = found.trace();
    int last = RandomGraph.node(trace.last());
    assertThat(pending(graph, last, found.obligation())).isTrue();
    if (trace.loopStart() == Trace.NO_LOOP) {
      assertThat(graph.edges().get(last)).isEmpty();
      return;
    }
    assertThat(trace.loopStart()).isLessThan(trace.length());
    Set<Integer> unsatisfied = new HashSet<>(fair);
    for (int i = trace.loopStart(); i < trace.length(); i++) {
      int node = RandomGraph.node(trace.states().get(i));
      assertThat(pending(graph, node, found.obligation())).isTrue();
      unsatisfied.remove(Label.actor(trace.labels()[i]));
      unsatisfied.removeIf(actor -> !enabled(graph, node, actor));
    }
    assertThat(unsatisfied).isEmpty();
  }

  private static boolean violated(RandomGraph graph, int obligation, Set<Integer> fair) {
    int nodes = graph.nodes();
    boolean[][] reaches = new boolean[nodes][nodes];
    Set<Integer> reachable = new HashSet<>();
    new Reference(graph)
        .reachable()
        .forEach(state -> reachable.add(RandomGraph.node(Reference.unboxed(state))));
    for (int node : reachable) {
      if (pending(graph, node, obligation)) {
        if (graph.edges().get(node).isEmpty()) {
          return true;
        }
        for (RandomGraph.Edge edge : graph.edges().get(node)) {
          reaches[node][edge.target()] = pending(graph, edge.target(), obligation);
        }
      }
    }
    for (int via = 0; via < nodes; via++) {
      for (int from = 0; from < nodes; from++) {
        for (int to = 0; to < nodes; to++) {
          reaches[from][to] |= reaches[from][via] && reaches[via][to];
        }
      }
    }
    return reachable.stream()
        .filter(node -> reaches[node][node])
        .anyMatch(node -> fairTogether(graph, circle(reaches, node), fair));
  }

  private static List<Integer> circle(boolean[][] reaches, int node) {
    List<Integer> circle = new ArrayList<>();
    for (int other = 0; other < reaches.length; other++) {
      if (reaches[node][other] && reaches[other][node]) {
        circle.add(other);
      }
    }
    return circle;
  }

  private static boolean fairTogether(RandomGraph graph, List<Integer> circle, Set<Integer> fair) {
    return fair.stream()
        .allMatch(
            actor ->
                circle.stream()
                    .anyMatch(
                        node ->
                            !enabled(graph, node, actor)
                                || graph.edges().get(node).stream()
                                    .anyMatch(
                                        e ->
                                            Label.actor(e.label()) == actor
                                                && circle.contains(e.target()))));
  }

  private static boolean enabled(RandomGraph graph, int node, int actor) {
    return graph.edges().get(node).stream().anyMatch(e -> Label.actor(e.label()) == actor);
  }

  private static boolean pending(RandomGraph graph, int node, int obligation) {
    return graph.pending(RandomGraph.pack(node), 0, obligation);
  }
}
