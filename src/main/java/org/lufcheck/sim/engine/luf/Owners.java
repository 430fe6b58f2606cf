package org.lufcheck.sim.engine.luf;

import java.util.ArrayList;
import java.util.List;

/**
 * What is owed for the pages of each address space, or of each file (struct luf_batch in mm_struct
 * and address_space; patches 19 and 20). For use by one thread.
 */
final class Owners {
  private final Clock clock;
  private final List<Owed> owed = new ArrayList<>();

  /** Nobody is owed anything. */
  Owners(Clock clock) {
    this.clock = clock;
  }

  /** Pages of an owner were unmapped without a flush. */
  void add(int owner, long cpus, double now) {
    of(owner).add(cpus, clock, now);
  }

  /** Takes what an owner is owed, without the CPUs that have answered. */
  long take(int owner, double now) {
    Owed all = of(owner);
    long owing = clock.owing(all.mask(), all.request(), now);
    all.clear();
    return owing;
  }

  private Owed of(int owner) {
    while (owed.size() <= owner) {
      owed.add(new Owed());
    }
    return owed.get(owner);
  }
}
