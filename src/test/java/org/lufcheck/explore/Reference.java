package org.lufcheck.explore;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What a search should find, computed naively with maps, for models of a few thousand states. */
final class Reference {
  /** A way to a state: how often it switches, and what it does. */
  record Way(int switches, List<Integer> labels) {
    Way then(int label) {
      boolean switched =
          !labels.isEmpty() && Label.actor(labels.get(labels.size() - 1)) != Label.actor(label);
      List<Integer> longer = new ArrayList<>(labels);
      longer.add(label);
      return new Way(switches + (switched ? 1 : 0), longer);
    }

    static final Comparator<Way> ORDER =
        Comparator.comparingInt(Way::switches).thenComparing(Way::labels, Reference::compare);
  }

  /** Label and target. */
  record Step(int label, List<Long> target) {}

  private final Model model;
  private final Expander expander;
  private final Map<List<Long>, Integer> depths = new LinkedHashMap<>();

  Reference(Model model) {
    this.model = model;
    this.expander = model.newExpander();
    List<List<Long>> queue = new ArrayList<>();
    for (long[] initial : model.initialStates()) {
      if (depths.putIfAbsent(boxed(initial), 0) == null) {
        queue.add(boxed(initial));
      }
    }
    for (int i = 0; i < queue.size(); i++) {
      int depth = depth(queue.get(i)) + 1;
      for (Step step : steps(queue.get(i))) {
        if (depths.putIfAbsent(step.target(), depth) == null) {
          queue.add(step.target());
        }
      }
    }
  }

  Set<List<Long>> reachable() {
    return depths.keySet();
  }

  private int depth(List<Long> state) {
    return depths.getOrDefault(state, Integer.MAX_VALUE);
  }

  List<Step> steps(List<Long> state) {
    Successors successors = new Successors(model.words());
    expander.expand(unboxed(state), 0, successors);
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < successors.size(); i++) {
      long[] target = new long[model.words()];
      System.arraycopy(successors.states(), successors.offset(i), target, 0, target.length);
      steps.add(new Step(successors.label(i), boxed(target)));
    }
    return steps;
  }

  int code(List<Long> state) {
    return expander.check(unboxed(state), 0);
  }

  boolean stuck(List<Long> state) {
    return steps(state).isEmpty() && !expander.mayEnd(unboxed(state), 0);
  }

  /** The least depth of a state with a code, if there is one. */
  Optional<Integer> depthOfCode() {
    return depths.keySet().stream().filter(s -> code(s) > 0).map(this::depth).min(Integer::compare);
  }

  /** The least depth of a stuck state, if there is one. */
  Optional<Integer> depthOfDeadlock() {
    return depths.keySet().stream().filter(this::stuck).map(this::depth).min(Integer::compare);
  }

  /** The smallest code at a depth. */
  int smallestCode(int depth) {
    return depths.keySet().stream()
        .filter(s -> depth(s) == depth && code(s) > 0)
        .mapToInt(this::code)
        .min()
        .orElseThrow();
  }

  /**
   * The best of the runs of {@code depth} steps to a state with {@code code}, or to a stuck one.
   */
  Way bestWay(int depth, int code) {
    Map<List<Long>, Map<Integer, Way>> ways = new HashMap<>();
    for (long[] initial : model.initialStates()) {
      ways.computeIfAbsent(boxed(initial), s -> new TreeMap<>()).put(-1, new Way(0, List.of()));
    }
    for (int k = 0; k < depth; k++) {
      Map<List<Long>, Map<Integer, Way>> longer = new HashMap<>();
      ways.forEach(
          (state, byActor) -> {
            for (Step step : steps(state)) {
              for (Way way : byActor.values()) {
                longer
                    .computeIfAbsent(step.target(), s -> new TreeMap<>())
                    .merge(Label.actor(step.label()), way.then(step.label()), Reference::better);
              }
            }
          });
      ways = longer;
    }
    return ways.entrySet().stream()
        .filter(e -> code > 0 ? code(e.getKey()) == code : stuck(e.getKey()))
        .flatMap(e -> e.getValue().values().stream())
        .min(Way.ORDER)
        .orElseThrow();
  }

  /** Whether a trace is a run of the model. */
  boolean accepts(Trace trace) {
    List<Long> at = boxed(trace.states().get(0));
    boolean real = model.initialStates().stream().map(Reference::boxed).anyMatch(at::equals);
    for (int i = 0; i < trace.length(); i++) {
      List<Long> target = boxed(trace.states().get(i + 1));
      real &= steps(at).contains(new Step(trace.labels()[i], target));
      at = target;
    }
    return real;
  }

  static List<Long> boxed(long[] state) {
    List<Long> boxed = new ArrayList<>();
    for (long word : state) {
      boxed.add(word);
    }
    return boxed;
  }

  static long[] unboxed(List<Long> state) {
    return state.stream().mapToLong(Long::longValue).toArray();
  }

  private static Way better(Way a, Way b) {
    return Way.ORDER.compare(a, b) <= 0 ? a : b;
  }

  private static int compare(List<Integer> a, List<Integer> b) {
    for (int i = 0; i < a.size(); i++) {
      if (!a.get(i).equals(b.get(i))) {
        return Integer.compare(a.get(i), b.get(i));
      }
    }
    return 0;
  }
}
