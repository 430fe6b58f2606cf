package org.lufcheck.concurrent.explore;

import java.util.ArrayList;
import java.util.List;

/** A place of the schedule at hand at which somebody was chosen. */
final class Node {
  /** A thread that need not go on here, since that was tried, and what its primitive touches. */
  record Sleeper(int strand, Access[] accesses) {}

  final long enabled;
  final int preemptions;

  /** Threads to be tried here. */
  long backtrack;

  int chosen;
  Access[] accesses = new Access[0];

  private final List<Sleeper> sleeping;
  private long asleep;

  Node(long enabled, List<Sleeper> sleeping, int preemptions) {
    this.enabled = enabled;
    this.preemptions = preemptions;
    this.sleeping = new ArrayList<>(sleeping);
    for (Sleeper sleeper : sleeping) {
      asleep |= 1L << sleeper.strand();
    }
  }

  long asleep() {
    return asleep;
  }

  /** Those who need not go on here. */
  List<Sleeper> sleeping() {
    return List.copyOf(sleeping);
  }

  /** The chosen thread has been explored; returns the next one to try, or -1. */
  int next() {
    sleeping.add(new Sleeper(chosen, accesses));
    asleep |= 1L << chosen;
    long left = backtrack & ~asleep;
    return left == 0 ? -1 : Long.numberOfTrailingZeros(left);
  }

  /** Those whose primitives do not depend on the chosen one's: they sleep on after it. */
  List<Sleeper> stillAsleep() {
    List<Sleeper> still = new ArrayList<>();
    for (Sleeper sleeper : sleeping) {
      if (sleeper.strand() != chosen && independent(sleeper.accesses(), accesses)) {
        still.add(sleeper);
      }
    }
    return still;
  }

  private static boolean independent(Access[] some, Access[] others) {
    for (Access a : some) {
      for (Access b : others) {
        if (a.object() == b.object() && Access.dependent(a.kind(), b.kind())) {
          return false;
        }
      }
    }
    return true;
  }
}
