package org.lufcheck.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * A small labelled graph as a model: node {@code n} is packed into two words that look random. Some
 * nodes have a judgement, some are proper ends, some leave obligations pending.
 */
record RandomGraph(
    int nodes,
    int actors,
    List<List<Edge>> edges,
    List<Integer> codes,
    List<Boolean> ends,
    List<Integer> pending,
    List<Integer> initial)
    implements Model, Obligations {
  private static final long SCRAMBLE = 0x9E3779B97F4A7C15L;

  record Edge(int label, int target) {}

  /**
   * Graphs of up to 60 nodes with up to 4 actors; a judgement on about one node in {@code rare}.
   */
  static Arbitrary<RandomGraph> graphs(int rare) {
    Arbitrary<Integer> nodes = Arbitraries.integers().between(1, 60);
    Arbitrary<Integer> actors = Arbitraries.integers().between(1, 4);
    Arbitrary<Integer> degree = Arbitraries.integers().between(1, 4);
    Arbitrary<Long> seeds = Arbitraries.longs();
    return Combinators.combine(nodes, actors, degree, seeds)
        .as((n, a, d, seed) -> random(n, a, d, rare, new Random(seed)));
  }

  static RandomGraph random(int nodes, int actors, int degree, int rare, Random random) {
    List<List<Edge>> edges = new ArrayList<>();
    List<Integer> codes = new ArrayList<>();
    List<Boolean> ends = new ArrayList<>();
    List<Integer> pending = new ArrayList<>();
    for (int node = 0; node < nodes; node++) {
      List<Edge> out = new ArrayList<>();
      int count = random.nextInt(degree + 1);
      for (int i = 0; i < count; i++) {
        int label = Label.of(random.nextInt(actors), random.nextInt(3), random.nextInt(2));
        int near = Math.min(nodes - 1, node + random.nextInt(8));
        out.add(new Edge(label, random.nextBoolean() ? near : random.nextInt(nodes)));
      }
      edges.add(out);
      codes.add(random.nextInt(rare) == 0 ? 1 + random.nextInt(3) : 0);
      ends.add(random.nextBoolean());
      pending.add(7 & ~(1 << random.nextInt(3)));
    }
    List<Integer> initial = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(2); i++) {
      initial.add(random.nextInt(1 + nodes / 4));
    }
    return new RandomGraph(nodes, actors, edges, codes, ends, pending, initial);
  }

  static long[] pack(int node) {
    return new long[] {SCRAMBLE * (node + 1), node};
  }

  static int node(long[] state) {
    return (int) state[1];
  }

  @Override
  public int words() {
    return 2;
  }

  @Override
  public List<long[]> initialStates() {
    return initial.stream().map(RandomGraph::pack).toList();
  }

  @Override
  public int count() {
    return 3;
  }

  @Override
  public boolean pending(long[] states, int offset, int obligation) {
    return (pending.get((int) states[offset + 1]) >>> obligation & 1) != 0;
  }

  @Override
  public String name(int obligation) {
    return "bit " + obligation;
  }

  @Override
  public Expander newExpander() {
    return new Expander() {
      @Override
      public void expand(long[] states, int offset, Successors out) {
        for (Edge edge : edges.get((int) states[offset + 1])) {
          out.add(pack(edge.target()), edge.label());
        }
      }

      @Override
      public int check(long[] states, int offset) {
        return codes.get((int) states[offset + 1]);
      }

      @Override
      public boolean mayEnd(long[] states, int offset) {
        return ends.get((int) states[offset + 1]);
      }

      @Override
      public void canonicalize(long[] states, int offset) {}
    };
  }
}
