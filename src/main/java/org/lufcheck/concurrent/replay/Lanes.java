package org.lufcheck.concurrent.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.lufcheck.concurrent.record.Entry;

/** A journal by actor, and which of its entries may come next. */
final class Lanes {
  private static final Set<String> MARKS_SET =
      Set.of("tlb_flush_end: mark CPUs done", "flush_tlb_batched_pending: mark flushed");
  private static final Set<String> MARKS_READ =
      Set.of(
          "arch_tlbbatch_diet: drop CPUs marked done",
          "luf_takeoff_end: anything owed?",
          "luf_flush_m");

  private final List<List<Entry>> lanes = new ArrayList<>();
  private final int length;

  /**
   * The entries of each actor, in its own order.
   *
   * @param actors names by number; entries of others do not belong to the run
   */
  Lanes(List<String> actors, List<Entry> journal) {
    for (String actor : actors) {
      lanes.add(journal.stream().filter(e -> e.actor().equals(actor)).toList());
    }
    length = journal.size();
    int found = lanes.stream().mapToInt(List::size).sum();
    if (found != length) {
      throw new IllegalArgumentException("the journal has entries of unknown actors");
    }
  }

  int length() {
    return length;
  }

  int actors() {
    return lanes.size();
  }

  /** How many entries have been taken. */
  int taken(int[] at) {
    int taken = 0;
    for (int position : at) {
      taken += position;
    }
    return taken;
  }

  boolean finished(int[] at) {
    return taken(at) == length;
  }

  Entry next(int actor, int[] at) {
    return lanes.get(actor).get(at[actor]);
  }

  /** The actors whose next entry may come now, the one that ended first in front. */
  List<Integer> candidates(int[] at) {
    int firstEnd = Integer.MAX_VALUE;
    for (int a = 0; a < at.length; a++) {
      if (at[a] < lanes.get(a).size()) {
        firstEnd = Math.min(firstEnd, next(a, at).ended());
      }
    }
    List<Integer> candidates = new ArrayList<>();
    for (int a = 0; a < at.length; a++) {
      if (at[a] < lanes.get(a).size() && next(a, at).begun() <= firstEnd) {
        candidates.add(a);
      }
    }
    candidates.sort((a, b) -> Integer.compare(next(a, at).ended(), next(b, at).ended()));
    return candidates;
  }

  /**
   * Whether an actor's last look at done marks overlapped with others setting marks. The code sets
   * and reads the marks of several CPUs one by one, the model all at once.
   */
  boolean sawSomeMarksOnly(int actor, int[] at) {
    List<Entry> lane = lanes.get(actor);
    for (int i = at[actor] - 1; i >= 0; i--) {
      Entry look = lane.get(i);
      if (MARKS_READ.stream().anyMatch(look.step()::contains)) {
        return lanes.stream()
            .filter(other -> other != lane)
            .flatMap(List::stream)
            .anyMatch(e -> MARKS_SET.contains(e.step()) && !e.before(look) && !look.before(e));
      }
    }
    return false;
  }
}
