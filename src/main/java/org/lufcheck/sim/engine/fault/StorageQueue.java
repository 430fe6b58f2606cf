package org.lufcheck.sim.engine.fault;

import org.lufcheck.sim.engine.time.BusyTimes;
import org.lufcheck.sim.input.Machine;
import org.lufcheck.sim.input.Storage;

/**
 * Storage: one device that works on a number of requests at the same time, transfers at a limited
 * rate, and answers each request after a latency.
 */
public final class StorageQueue {
  private final double nanosPerPage;
  private final double latency;
  private final double[] slots;
  private final BusyTimes transfers;
  private int oldest;

  /** An idle device. */
  public StorageQueue(Storage storage) {
    nanosPerPage = Machine.PAGE * 1e9 / storage.bytesPerSecond();
    latency = storage.latencyNanos();
    slots = new double[storage.depth()];
    transfers = new BusyTimes(Math.max(2, 2 * storage.depth()));
  }

  /**
   * Submits a request.
   *
   * @return when it is complete
   */
  public double submit(double now, long pages) {
    double begin = Math.max(now, slots[oldest]);
    double transferred = transfers.serve(begin, pages * nanosPerPage);
    double end = Math.max(begin + latency, transferred + latency / 2);
    slots[oldest] = end;
    oldest = oldest + 1 == slots.length ? 0 : oldest + 1;
    return end;
  }
}
