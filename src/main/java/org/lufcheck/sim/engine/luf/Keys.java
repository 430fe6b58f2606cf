package org.lufcheck.sim.engine.luf;

/**
 * What pages with a key owe (struct luf_batch, mm/rmap.c; patch 08): a key is a number that a freed
 * page carries, and stands for CPUs and a request. Keys come round, so that many requests share one
 * in the end. For use by one thread.
 */
final class Keys {
  private static final int LAST = 65_535;

  private final Clock clock;
  private final Owed[] owed = new Owed[LAST + 1];
  private int latest;
  private int asked;
  private long askedAt;
  private long answer;

  /** Keys for which nothing is owed. */
  Keys(Clock clock) {
    this.clock = clock;
    for (int key = 0; key < owed.length; key++) {
      owed[key] = new Owed();
    }
  }

  /** fold_unmap_luf: a key for CPUs under a new request; 0 if there are none. */
  int take(long cpus, double now) {
    if (cpus == 0) {
      return 0;
    }
    latest = latest == LAST ? 1 : latest + 1;
    owed[latest].add(cpus, clock, now);
    asked = 0;
    return latest;
  }

  /**
   * The CPUs of a key that have not answered at a moment. Asked again and again for the pages of
   * one key.
   */
  long owing(int key, double now) {
    if (!clock.allMadeBy(now)) {
      return clock.owing(owed[key].mask(), owed[key].request(), now);
    }
    if (key != asked || clock.changes() != askedAt) {
      asked = key;
      askedAt = clock.changes();
      answer = clock.owing(owed[key].mask(), owed[key].request(), now);
    }
    return answer;
  }

  /** The CPUs of a key as they were handed out. */
  long mask(int key) {
    return owed[key].mask();
  }

  /** The request of a key. */
  long request(int key) {
    return owed[key].request();
  }
}
