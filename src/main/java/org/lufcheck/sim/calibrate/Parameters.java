package org.lufcheck.sim.calibrate;

import java.util.List;
import org.lufcheck.sim.input.KernelCosts;
import org.lufcheck.sim.input.Machine;
import org.lufcheck.sim.input.Program;
import org.lufcheck.sim.input.Workload;

/**
 * What calibration may change. Immutable.
 *
 * @param storageLatencyNanos of one request to the drive, which nobody published
 * @param reclaimFactor by how much scan, unmap, reclaim and migration of a page cost more than the
 *     machine's file says
 * @param hotPages of every program of the workload
 */
public record Parameters(
    double storageLatencyNanos, double reclaimFactor, Program.HotPages hotPages) {
  /** The machine with these instead of its own. */
  public Machine on(Machine machine) {
    KernelCosts c = machine.costs();
    KernelCosts slower =
        new KernelCosts(
            c.faultNanos(),
            c.mapPageNanos(),
            c.hintFaultNanos(),
            c.cacheInsertNanos(),
            c.allocateNanos(),
            c.refillPageNanos(),
            c.freeNanos(),
            c.clearNanos(),
            c.copyNanos(),
            c.scanPageNanos() * reclaimFactor,
            c.unmapNanos() * reclaimFactor,
            c.reclaimPageNanos() * reclaimFactor,
            c.migratePageNanos() * reclaimFactor,
            c.protectPteNanos(),
            c.callNanos(),
            c.switchNanos());
    return machine
        .withStorage(machine.storage().withLatencyNanos(storageLatencyNanos))
        .withCosts(slower);
  }

  /** The workload with these instead of its own. */
  public Workload on(Workload workload) {
    List<Program> programs =
        workload.programs().stream().map(p -> p.withHotPages(hotPages)).toList();
    return new Workload(workload.name(), workload.title(), programs);
  }

  Parameters withLatency(double nanos) {
    return new Parameters(nanos, reclaimFactor, hotPages);
  }

  Parameters withReclaimFactor(double factor) {
    return new Parameters(storageLatencyNanos, factor, hotPages);
  }

  Parameters withHotPages(Program.HotPages pages) {
    return new Parameters(storageLatencyNanos, reclaimFactor, pages);
  }
}
