package org.lufcheck.sim.calibrate;

import java.util.List;
import org.lufcheck.sim.input.Machine;
import org.lufcheck.sim.input.Program;
import org.lufcheck.sim.input.Workload;

/**
 * What calibration may change. Immutable.
 *
 * @param storageBytesPerSecond what the drive delivers, which nobody published
 * @param lruLockNanos for which the lock of a node's LRU lists is held for each page
 * @param hotPages of every program of the workload
 */
public record Parameters(
    double storageBytesPerSecond, double lruLockNanos, Program.HotPages hotPages) {
  /** The machine with these instead of its own. */
  public Machine on(Machine machine) {
    return machine
        .withStorage(machine.storage().withBytesPerSecond(storageBytesPerSecond))
        .withCosts(machine.costs().withLruLockNanos(lruLockNanos));
  }

  /** The workload with these instead of its own. */
  public Workload on(Workload workload) {
    List<Program> programs =
        workload.programs().stream().map(p -> p.withHotPages(hotPages)).toList();
    return new Workload(workload.name(), workload.title(), programs);
  }

  Parameters withStorage(double bytesPerSecond) {
    return new Parameters(bytesPerSecond, lruLockNanos, hotPages);
  }

  Parameters withLruLock(double nanos) {
    return new Parameters(storageBytesPerSecond, nanos, hotPages);
  }

  Parameters withHotPages(Program.HotPages pages) {
    return new Parameters(storageBytesPerSecond, lruLockNanos, pages);
  }
}
