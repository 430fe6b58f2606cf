package org.lufcheck.concurrent.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which primitives of a run could have happened in the other order: two that depend on each other,
 * are possible in one state, and are not ordered by what happened in between (vector clocks). For
 * each such race the threads that can lead to the other order (source sets).
 */
final class Races {
  /** Asks that one of some threads be tried at a place of the schedule. */
  @FunctionalInterface
  interface Sink {
    void reverse(int depth, long initials);
  }

  private record Event(int strand, int depth, int number, Access.Kind kind, int[] clock) {
    boolean before(int[] other) {
      return other[strand] >= number;
    }
  }

  private final int strands;
  private final int[][] clocks;
  private final Map<Integer, List<Event>> byObject = new HashMap<>();
  private final List<Event> all = new ArrayList<>();

  Races(int strands) {
    this.strands = strands;
    clocks = new int[strands][strands];
  }

  /** Finds the races of the next primitive of a strand with what was executed before. */
  void find(int strand, Access[] accesses, Sink sink) {
    int[] now = clocks[strand];
    int[] after = after(strand, accesses);
    for (Access access : accesses) {
      List<Event> events = byObject.getOrDefault(access.object(), List.of());
      for (int i = events.size() - 1; i >= 0; i--) {
        Event event = events.get(i);
        if (event.strand() != strand
            && !event.before(now)
            && races(event, access)
            && !mediated(events, i, access, strand)) {
          sink.reverse(event.depth(), initials(event, strand, after));
        }
      }
    }
  }

  private static boolean races(Event event, Access access) {
    return Access.dependent(event.kind(), access.kind())
        && Access.coEnabled(event.kind(), access.kind());
  }

  /** Whether a later race for the object comes after this event anyway. */
  private static boolean mediated(List<Event> events, int of, Access access, int strand) {
    for (int i = of + 1; i < events.size(); i++) {
      Event later = events.get(i);
      if (later.strand() != strand
          && races(later, access)
          && events.get(of).before(later.clock())) {
        return true;
      }
    }
    return false;
  }

  /**
   * The threads that can go first among what is needed for the other order: what happened after the
   * event without depending on it, and then the strand's primitive.
   */
  private long initials(Event event, int strand, int[] after) {
    List<Event> needed = new ArrayList<>();
    long moved = 0;
    long initials = 0;
    for (Event later : all.subList(event.depth() + 1, all.size())) {
      if (event.before(later.clock())) {
        continue;
      }
      long bit = 1L << later.strand();
      if ((moved & bit) == 0 && noneBefore(needed, later.clock())) {
        initials |= bit;
      }
      moved |= bit;
      needed.add(later);
    }
    if ((moved & 1L << strand) == 0 && noneBefore(needed, after)) {
      initials |= 1L << strand;
    }
    return initials;
  }

  private static boolean noneBefore(List<Event> events, int[] clock) {
    for (Event event : events) {
      if (event.before(clock)) {
        return false;
      }
    }
    return true;
  }

  private int[] after(int strand, Access[] accesses) {
    int[] after = Arrays.copyOf(clocks[strand], strands);
    for (Access access : accesses) {
      for (Event event : byObject.getOrDefault(access.object(), List.of())) {
        if (Access.dependent(event.kind(), access.kind())) {
          for (int s = 0; s < strands; s++) {
            after[s] = Math.max(after[s], event.clock()[s]);
          }
        }
      }
    }
    return after;
  }

  /** The strand's primitive has been executed. */
  void add(int strand, Access[] accesses) {
    int[] clock = after(strand, accesses);
    clock[strand]++;
    clocks[strand] = clock;
    int depth = all.size();
    all.add(new Event(strand, depth, clock[strand], Access.Kind.READ, clock));
    for (Access access : accesses) {
      byObject
          .computeIfAbsent(access.object(), object -> new ArrayList<>())
          .add(new Event(strand, depth, clock[strand], access.kind(), clock));
    }
  }
}
