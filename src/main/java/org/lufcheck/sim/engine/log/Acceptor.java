package org.lufcheck.sim.engine.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lufcheck.kernel.oracle.Property;

/**
 * Judges a run by what the checker's oracle calls outcomes, from the events alone: no frame gets a
 * new owner (F1), and no page changes elsewhere (S2), while a CPU can reach the frame through a
 * stale translation.
 *
 * <p>It takes the hardware for an adversary, as the checker does: a CPU that runs an address space
 * holds every translation that is present, and keeps it until it flushes. A stale translation is
 * <em>reachable</em> while its CPU runs its address space, so that a CPU that comes back without a
 * flush makes what it kept reachable again.
 */
public final class Acceptor {
  private static final int MOST_SHOWN = 40;

  private final Map<Integer, Integer> running = new HashMap<>();
  private final Map<Integer, Set<Integer>> ranSinceFlush = new HashMap<>();
  private final Set<Stale> stale = new LinkedHashSet<>();
  private final Map<Integer, Set<Stale>> byFrame = new HashMap<>();
  private final Map<Integer, Set<Stale>> byCpu = new HashMap<>();
  private final Map<Integer, Set<Stale>> byPage = new HashMap<>();
  private final Set<Stale> dangling = new HashSet<>();
  private Stale culprit = new Stale(-1, -1, -1, -1);

  private record Stale(int cpu, int mm, int page, int frame) {}

  /**
   * Why a run is rejected.
   *
   * @param property the property of the checker that does not hold
   * @param index of the event at which it fails
   * @param trace the events that matter, in order, the failing one last
   */
  public record Rejection(Property property, int index, List<Event> trace) {
    /** Copies the list. */
    public Rejection {
      trace = List.copyOf(trace);
    }
  }

  /** Judges a run from its beginning; empty if it is accepted. */
  public static Optional<Rejection> judge(List<Event> events) {
    Acceptor acceptor = new Acceptor();
    for (int index = 0; index < events.size(); index++) {
      @Nullable Property broken = acceptor.next(events.get(index));
      if (broken != null) {
        return Optional.of(new Rejection(broken, index, relevant(events, index, acceptor.culprit)));
      }
    }
    return Optional.empty();
  }

  /** The property that an event breaks, or null. */
  private @Nullable Property next(Event event) {
    switch (event.kind()) {
      case RUN -> {
        return run(event.cpu(), event.mm());
      }
      case IDLE -> running.remove(event.cpu());
      case UNMAP -> unmap(event);
      case FLUSH -> flush(event.cpu(), event.mm());
      case ALLOCATE -> {
        return allocate(event.frame());
      }
      case WRITE -> {
        return write(event);
      }
      case MAP, FREE -> {}
    }
    return null;
  }

  private @Nullable Property run(int cpu, int mm) {
    running.put(cpu, mm);
    ranSinceFlush.computeIfAbsent(cpu, key -> new HashSet<>()).add(mm);
    for (Stale entry : byCpu.getOrDefault(cpu, Set.of())) {
      if (entry.mm() == mm && dangling.contains(entry)) {
        culprit = entry;
        return Property.F1;
      }
    }
    return null;
  }

  private void unmap(Event event) {
    ranSinceFlush.forEach(
        (cpu, mms) -> {
          if (mms.contains(event.mm())) {
            Stale entry = new Stale(cpu, event.mm(), event.page(), event.frame());
            if (stale.add(entry)) {
              byFrame.computeIfAbsent(entry.frame(), key -> new LinkedHashSet<>()).add(entry);
              byCpu.computeIfAbsent(cpu, key -> new LinkedHashSet<>()).add(entry);
              byPage.computeIfAbsent(entry.page(), key -> new LinkedHashSet<>()).add(entry);
            }
          }
        });
  }

  private void flush(int cpu, int mm) {
    for (Stale entry : List.copyOf(byCpu.getOrDefault(cpu, Set.of()))) {
      if (entry.mm() == mm) {
        forget(entry);
      }
    }
    if (!Objects.equals(mm, running.get(cpu))) {
      ranSinceFlush.getOrDefault(cpu, new HashSet<>()).remove(mm);
    }
  }

  private void forget(Stale entry) {
    stale.remove(entry);
    dangling.remove(entry);
    byFrame.getOrDefault(entry.frame(), new HashSet<>()).remove(entry);
    byCpu.getOrDefault(entry.cpu(), new HashSet<>()).remove(entry);
    byPage.getOrDefault(entry.page(), new HashSet<>()).remove(entry);
  }

  private boolean reachable(Stale entry) {
    Integer mm = running.get(entry.cpu());
    return mm != null && mm == entry.mm();
  }

  private @Nullable Property allocate(int frame) {
    for (Stale entry : byFrame.getOrDefault(frame, Set.of())) {
      if (reachable(entry)) {
        culprit = entry;
        return Property.F1;
      }
      dangling.add(entry);
    }
    return null;
  }

  private @Nullable Property write(Event event) {
    for (Stale entry : byPage.getOrDefault(event.page(), Set.of())) {
      if (entry.frame() != event.frame() && reachable(entry)) {
        culprit = entry;
        return Property.S2;
      }
    }
    return null;
  }

  private static List<Event> relevant(List<Event> events, int index, Stale culprit) {
    List<Event> trace = new ArrayList<>();
    for (int at = index; at >= 0 && trace.size() < MOST_SHOWN; at--) {
      Event event = events.get(at);
      boolean ofFrame = event.frame() == culprit.frame();
      boolean ofCpu = event.cpu() == culprit.cpu() && event.kind() != Event.Kind.MAP;
      if (at == index || ofFrame || ofCpu) {
        trace.add(0, event);
      }
      if (event.kind() == Event.Kind.MAP && ofFrame && event.page() == culprit.page()) {
        break;
      }
    }
    return trace;
  }
}
