package org.lufcheck.concurrent.explore;

import java.util.ArrayList;
import java.util.List;

/** Depth-first search over schedules; the pilot of one run after the other. */
final class Search implements Pilot {
  private final List<Node> path = new ArrayList<>();
  private final int mostPreemptions;
  private final boolean reduces;
  private Races races = new Races(0);
  private int depth;
  private int last;

  Search(int mostPreemptions) {
    this.mostPreemptions = mostPreemptions;
    this.reduces = mostPreemptions < 0;
  }

  /** A run of so many threads begins. */
  void begin(int strands) {
    races = new Races(strands);
    depth = 0;
    last = 0;
  }

  @Override
  public int choose(long enabled) {
    if (depth == path.size()) {
      Node node = node(enabled);
      long candidates = enabled & ~node.asleep();
      if (candidates == 0) {
        // They have been tried, but not after what happened on this way here.
        node.sleeping().forEach(sleeper -> backtrack(sleeper.strand(), sleeper.accesses()));
        return -1;
      }
      boolean goesOn = (candidates & 1L << last) != 0;
      node.chosen = goesOn ? last : Long.numberOfTrailingZeros(candidates);
      node.backtrack = reduces ? 1L << node.chosen : affordable(node);
      path.add(node);
    }
    Node node = path.get(depth);
    if (node.enabled != enabled) {
      throw new IllegalStateException("the program is not deterministic");
    }
    return node.chosen;
  }

  private Node node(long enabled) {
    if (path.isEmpty()) {
      return new Node(enabled, List.of(), 0);
    }
    Node parent = path.get(depth - 1);
    int preemptions = parent.preemptions;
    if (depth > 1 && preempts(parent, path.get(depth - 2).chosen, parent.chosen)) {
      preemptions++;
    }
    return new Node(enabled, reduces ? parent.stillAsleep() : List.of(), preemptions);
  }

  private static boolean preempts(Node node, int before, int chosen) {
    return chosen != before && (node.enabled & 1L << before) != 0;
  }

  private long affordable(Node node) {
    boolean switches = node.preemptions < mostPreemptions || !preempts(node, last, -1);
    return switches || depth == 0 ? node.enabled : 1L << last;
  }

  @Override
  public void executed(int strand, Access[] accesses) {
    path.get(depth).accesses = accesses;
    if (reduces) {
      backtrack(strand, accesses);
      races.add(strand, accesses);
    }
    depth++;
    last = strand;
  }

  @Override
  public void blocked(int strand, Access[] accesses) {
    if (reduces) {
      backtrack(strand, accesses);
    }
  }

  private void backtrack(int strand, Access[] accesses) {
    races.find(strand, accesses, this::reverse);
  }

  private void reverse(int at, long initials) {
    Node node = path.get(at);
    if ((node.backtrack & initials) == 0) {
      long possible = node.enabled & initials;
      node.backtrack |= possible == 0 ? node.enabled : Long.lowestOneBit(possible);
    }
  }

  /** Prepares the next run; false if there is none. */
  boolean advance() {
    while (!path.isEmpty()) {
      Node node = path.get(path.size() - 1);
      int next = node.next();
      if (next >= 0) {
        node.chosen = next;
        return true;
      }
      path.remove(path.size() - 1);
    }
    return false;
  }
}
