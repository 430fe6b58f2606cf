package org.lufcheck.explore;

/** What one thread needs to expand and to insert, and what it noted on the way. */
final class Worker {
  private final StateStore store;
  private final SearchOptions options;
  private final boolean judge;
  private final Expander expander;
  private final Successors successors;
  private final Batch.Staging staging;
  private final CoverageRecorder coverage;
  private final IntList deadlocks = new IntList();
  private final IntList coded = new IntList();
  private int code = Integer.MAX_VALUE;
  private long transitions;

  /** Where the answers of {@link StateTable#touch} go, so that it is not optimized away. */
  @SuppressWarnings("UnusedVariable")
  private long touched;

  /** A worker that calls {@link Expander#check} on new states only if it is to {@code judge}. */
  Worker(Model model, StateStore store, SearchOptions options, boolean judge) {
    this.store = store;
    this.options = options;
    this.judge = judge;
    this.expander = model.newExpander();
    this.successors = new Successors(model.words());
    this.staging = new Batch.Staging(model.words());
    this.coverage = new CoverageRecorder(model.actors());
  }

  /** Collects the successors of {@code count} states of a level, from a position on. */
  void expand(Level level, long position, long count, Batch into) {
    staging.clear();
    Level.Walk walk = new Level.Walk(level, position);
    for (long i = 0; i < count; i++) {
      expand(walk);
      walk.advance();
    }
    into.sort(staging);
  }

  private void expand(Level.Walk walk) {
    StateTable table = store.table(walk.partition());
    long[] states = table.chunk(walk.number());
    int offset = table.offset(walk.number());
    successors.clear();
    expander.expand(states, offset, successors);
    int size = successors.size();
    int id = walk.id();
    long[] next = successors.states();
    for (int i = 0; i < size; i++) {
      coverage.record(successors.label(i));
      if (options.reduce()) {
        expander.canonicalize(next, successors.offset(i));
      }
      staging.add(next, successors.offset(i), id);
    }
    transitions += size;
    if (size == 0 && options.deadlocks() && !expander.mayEnd(states, offset)) {
      deadlocks.add(id);
    }
  }

  /** Collects initial states. */
  void stage(Iterable<long[]> initialStates, Batch into) {
    staging.clear();
    for (long[] initial : initialStates) {
      long[] state = initial.clone();
      if (options.reduce()) {
        expander.canonicalize(state, 0);
      }
      staging.add(state, 0, StateStore.NONE);
    }
    into.sort(staging);
  }

  /** Adds all candidates of one partition, for which there is known to be room. */
  void insert(int partition, Batch batch) {
    StateTable table = store.table(partition);
    int start = batch.start(partition);
    int end = batch.end(partition);
    touched += table.touch(batch.hashes(), start, end);
    for (int i = start; i < end; i++) {
      insert(partition, table, batch, i);
    }
  }

  /** Adds one candidate. */
  void insert(int partition, StateTable table, Batch batch, int candidate) {
    int offset = candidate * batch.words();
    int number = table.add(batch.states(), offset, batch.hash(candidate), batch.parent(candidate));
    if (number >= 0 && judge) {
      int verdict = expander.check(table.chunk(number), table.offset(number));
      if (verdict > 0 && verdict <= code) {
        note(verdict, StateStore.id(partition, number));
      }
    }
  }

  private void note(int verdict, int id) {
    if (verdict < code) {
      code = verdict;
      coded.clear();
    }
    coded.add(id);
  }

  Expander expander() {
    return expander;
  }

  Successors successors() {
    return successors;
  }

  /** Ids of the states found to be stuck. */
  IntList deadlocks() {
    return deadlocks;
  }

  /** The smallest code met, or {@link Integer#MAX_VALUE}. */
  int code() {
    return code;
  }

  /** Ids of the states with that code. */
  IntList coded() {
    return coded;
  }

  long transitions() {
    return transitions;
  }

  StepCoverage coverage() {
    return coverage.coverage();
  }
}
