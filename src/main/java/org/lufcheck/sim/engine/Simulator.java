package org.lufcheck.sim.engine;

import org.lufcheck.sim.engine.log.EventLog;
import org.lufcheck.sim.engine.time.Ledger.Count;
import org.lufcheck.sim.result.SimResult;

/**
 * Runs simulations. Equal setups give equal results on any machine; several simulations may run at
 * the same time on different threads.
 */
public final class Simulator {
  private static final int STEPS_BETWEEN_LOOKS = 1 << 10;

  private Simulator() {}

  /**
   * Simulates a workload to its end.
   *
   * @param watcher sees the progress and may end the run early
   * @throws IllegalArgumentException if the machine has more than 64 CPUs, or more than 4 nodes
   */
  public static SimResult run(Setup setup, Watcher watcher) {
    return run(setup, watcher, EventLog.NONE, false);
  }

  /**
   * Simulates a workload and tells what happens.
   *
   * @param log of events; for small runs
   * @param seededBug whether pages leave the allocator without the flush that they wait for, to see
   *     that the judge of the log notices
   */
  public static SimResult run(Setup setup, Watcher watcher, EventLog log, boolean seededBug) {
    World world = new World(setup, log, seededBug);
    long steps = 0;
    boolean complete = true;
    while (world.step()) {
      if (++steps % STEPS_BETWEEN_LOOKS == 0
          && !watcher.goOn(
              world.now(), world.ledger().count(Count.VISITS), world.expectedVisits())) {
        complete = false;
        break;
      }
    }
    return world.result(complete && world.isOver());
  }

  /** Heap that a simulation needs, in bytes, about. */
  public static long heapBytes(Setup setup) {
    return World.heapBytes(setup);
  }
}
