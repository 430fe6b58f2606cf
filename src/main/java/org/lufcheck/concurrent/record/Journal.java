package org.lufcheck.concurrent.record;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The steps of one run, in the order in which they ended. Thread-safe. */
public final class Journal {
  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, Integer> open = new HashMap<>();
  private int clock;

  /** An actor begins a step, or begins it again. */
  public synchronized void begin(String actor) {
    open.put(actor, clock++);
  }

  /** An actor has ended the step that it began; without a beginning it began just now. */
  public synchronized void end(String actor, String step, String choice, int value) {
    Integer begun = open.remove(actor);
    int from = begun == null ? clock++ : begun;
    entries.add(new Entry(actor, step, choice, value, from, clock++));
  }

  /** The steps so far. */
  public synchronized List<Entry> entries() {
    return List.copyOf(entries);
  }
}
