package org.lufcheck.sim.engine.cpu;

/** Who wants to know which CPUs were flushed; see the event log. */
public interface FlushLog {
  /** Nobody. */
  FlushLog NONE = cpu -> {};

  /** A CPU has no entry left of anything that was unmapped so far. */
  void flushed(int cpu);
}
