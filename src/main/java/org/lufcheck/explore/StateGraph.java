package org.lufcheck.explore;

/**
 * All stored states with their edges, in compressed rows; states are numbered densely, partition by
 * partition. Immutable once built.
 */
final class StateGraph {
  private final StateStore store;
  private final int[] base = new int[StateStore.PARTITIONS + 1];
  private final int[] firstEdge;
  private final int[] targets;
  private final int[] labels;

  /** Expands every state of a finished, unreduced search once more; incomplete if it is stopped. */
  StateGraph(LevelSearch search, long transitions) {
    this.store = search.store();
    for (int i = 0; i < StateStore.PARTITIONS; i++) {
      base[i + 1] = base[i] + store.table(i).size();
    }
    int states = base[StateStore.PARTITIONS];
    this.firstEdge = new int[states + 1];
    this.targets = new int[(int) transitions];
    this.labels = new int[(int) transitions];
    int state = 0;
    for (int i = 0; i < StateStore.PARTITIONS && !search.monitor().shouldStop(); i++) {
      search.tick();
      StateTable table = store.table(i);
      for (int number = 0; number < table.size(); number++, state++) {
        addEdges(search.worker(0), table.chunk(number), table.offset(number), state);
      }
    }
  }

  private void addEdges(Worker worker, long[] states, int offset, int state) {
    Successors successors = worker.successors();
    successors.clear();
    worker.expander().expand(states, offset, successors);
    int edge = firstEdge[state];
    for (int i = 0; i < successors.size(); i++, edge++) {
      targets[edge] = index(store.find(successors.states(), successors.offset(i)));
      labels[edge] = successors.label(i);
    }
    firstEdge[state + 1] = edge;
  }

  /** Heap bytes that a graph and the search for components in it need. */
  static long footprint(long states, long transitions) {
    return transitions * 2 * Integer.BYTES + states * 10 * Integer.BYTES;
  }

  int states() {
    return firstEdge.length - 1;
  }

  int firstEdge(int state) {
    return firstEdge[state];
  }

  int endEdge(int state) {
    return firstEdge[state + 1];
  }

  int target(int edge) {
    return targets[edge];
  }

  int label(int edge) {
    return labels[edge];
  }

  /** The actor of an edge, as a set. */
  long actor(int edge) {
    return 1L << Label.actor(labels[edge]);
  }

  /** The actors that can move in a state. */
  long enabled(int state) {
    long actors = 0;
    for (int edge = firstEdge(state); edge < endEdge(state); edge++) {
      actors |= actor(edge);
    }
    return actors;
  }

  int index(int id) {
    return base[StateStore.partition(id)] + StateStore.number(id);
  }

  /** A copy of a state's words. */
  long[] state(int index) {
    int partition = partition(index);
    return store.table(partition).state(index - base[partition]);
  }

  boolean pending(Obligations obligations, int obligation, int index) {
    int partition = partition(index);
    StateTable table = store.table(partition);
    int number = index - base[partition];
    return obligations.pending(table.chunk(number), table.offset(number), obligation);
  }

  private int partition(int index) {
    int partition = 0;
    while (index >= base[partition + 1]) {
      partition++;
    }
    return partition;
  }
}
