package org.lufcheck.sim.engine;

import java.util.Arrays;
import java.util.List;
import org.lufcheck.sim.engine.log.EventLog;
import org.lufcheck.sim.engine.time.Ledger;
import org.lufcheck.sim.engine.time.Timeline;
import org.lufcheck.sim.engine.work.Process;
import org.lufcheck.sim.input.Machine;
import org.lufcheck.sim.result.ProcessRun;
import org.lufcheck.sim.result.RunId;
import org.lufcheck.sim.result.SimResult;

/** A machine with its kernel and workload while it runs. */
final class World {
  /** Three words and a place in a list, and what is between two blocks of lists. */
  private static final long FRAME_BYTES = 17;

  /** A frame, a PTE, and a share of page tables and slab. */
  private static final long SLOT_BYTES = 6;

  private static final long HINT_BYTES = 8;

  /**
   * What does not grow with memory, garbage included. Beside what lives long, collectors keep half
   * as much for what does not.
   */
  private static final long OTHER_BYTES = 64L << 20;

  private final Setup setup;
  private final Timeline timeline = new Timeline();
  private final Ledger ledger;
  private final Hardware hardware;
  private final Memory memory;
  private final Process[] processes;
  private final Sampler sampler;
  private final long expectedVisits;

  World(Setup setup, EventLog log, boolean seededBug) {
    this.setup = setup;
    ledger = new Ledger(setup.machine().costs().allocateNanos());
    Population population = new Population(setup);
    hardware = new Hardware(setup, ledger, population.mms(), log);
    memory = new Memory(setup, ledger, hardware, population, timeline, log, seededBug);
    Crowd crowd = new Crowd(setup, timeline, ledger, hardware, memory, population, log);
    processes = crowd.processes().toArray(Process[]::new);
    expectedVisits = population.expectedVisits();
    sampler = new Sampler(setup, ledger, hardware, memory);
  }

  /** Lets the earliest actor act; false when the workload is over or nobody can act. */
  boolean step() {
    if (isOver() || !timeline.step()) {
      return false;
    }
    sampler.look(timeline.now());
    return true;
  }

  boolean isOver() {
    for (Process process : processes) {
      if (!process.isOver()) {
        return false;
      }
    }
    return true;
  }

  double now() {
    return timeline.now();
  }

  Ledger ledger() {
    return ledger;
  }

  long expectedVisits() {
    return expectedVisits;
  }

  SimResult result(boolean complete) {
    List<ProcessRun> runs = Arrays.stream(processes).map(process -> process.result(now())).toList();
    return new SimResult(
        new RunId(
            setup.machine().name(),
            setup.workload().name(),
            setup.variant(),
            setup.rules().luf() ? setup.policy().name() : "-",
            setup.placement().id(),
            setup.seed(),
            setup.grain()),
        complete,
        Math.round(now()),
        runs,
        hardware.shootdown().result(),
        ledger.walks(),
        ledger.paging(),
        ledger.bill(),
        ledger.latencies(),
        memory.kernelMemory().result(),
        sampler.samples(now()));
  }

  static long heapBytes(Setup setup) {
    long frames = setup.machine().bytes() / Machine.PAGE / setup.grain();
    Population population = new Population(setup);
    long live =
        FRAME_BYTES * frames
            + SLOT_BYTES * population.chunks()
            + HINT_BYTES * population.anonymousChunks();
    return live + live / 2 + OTHER_BYTES;
  }
}
