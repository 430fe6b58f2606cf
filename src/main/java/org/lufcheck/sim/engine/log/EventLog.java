package org.lufcheck.sim.engine.log;

/** Who wants to know what happens to frames and translations, in the order in which it happens. */
@FunctionalInterface
public interface EventLog {
  /** Nobody. */
  EventLog NONE =
      (kind, cpu, mm, page, frame) -> {
        // Nobody looks.
      };

  /**
   * Something happened.
   *
   * @param kind what
   * @param cpu on which CPU, or -1
   * @param mm in which address space, or -1
   * @param page which slot of which object, or -1
   * @param frame which frame, or -1
   */
  void happened(Event.Kind kind, int cpu, int mm, int page, int frame);
}
