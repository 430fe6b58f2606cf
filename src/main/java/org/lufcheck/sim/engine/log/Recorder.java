package org.lufcheck.sim.engine.log;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Keeps all events; for small runs. */
public final class Recorder implements EventLog {
  private final List<Event> events = new ArrayList<>();

  @Override
  public void happened(Event.Kind kind, int cpu, int mm, int page, int frame) {
    events.add(new Event(kind, cpu, mm, page, frame));
  }

  /** The events so far, in order; a view. */
  public List<Event> events() {
    return Collections.unmodifiableList(events);
  }
}
