package org.lufcheck.sim.calibrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.lufcheck.sim.input.Machine;
import org.lufcheck.sim.input.Program;
import org.lufcheck.sim.input.Scale;
import org.lufcheck.sim.input.Workload;
import org.lufcheck.sim.result.SimResult;
import org.lufcheck.sim.result.Walks;

/**
 * Fits three things to what was measured of the unchanged kernel: for how long the lock of a node's
 * LRU lists is held for each page to the run time, the drive to the shootdowns received, and the
 * pages that a flush makes a thread walk for again to the walks of each kind.
 *
 * <p>Why the lock and the drive: the run time can be met by a slow drive or by a slow kernel, and
 * shootdowns tell the two apart. Who waits for the drive is asleep, its CPU is lazy, and Linux
 * spares it the IPI; who waits for a lock spins, and receives it. Of the kernel's work the part
 * under one lock for all processes cannot be done by 45 threads at a time. The drive is one of two:
 * what is sold delivers what four lanes of PCIe 4 carry, or four of PCIe 5.
 *
 * <p>The drive's latency stays at its prior, and so do the costs of the IPI handler, of a walk and
 * of all other work of the kernel: nothing is left to tell them apart.
 *
 * <p>One after the other, because they act on each other. Deterministic.
 */
public final class Calibrator {
  /** Rounds over the lock and the hot pages once the drive is chosen. */
  private static final int ROUNDS = 2;

  /** What drives deliver, in bytes per second. */
  private static final double[] DRIVES = {7e9, 14e9};

  /** Most steps of the search for the time in each pass. */
  private static final int STEPS = 8;

  /** A run time this close to the measured one is good enough: 0.5 %. */
  private static final double CLOSE = 0.005;

  /** Times between which the lock's is looked for, in nanoseconds. */
  private static final double LEAST_NANOS = 10;

  private static final double GREATEST_NANOS = 5e3;

  private final VanillaColumns measured;
  private final VanillaSimulator simulator;
  private final Machine machine;
  private final Workload workload;
  private final double share;
  private final BooleanSupplier stop;
  private final List<String> log = new ArrayList<>();

  /**
   * A calibration.
   *
   * @param machine as its file says, scaled
   * @param workload as its file says, scaled
   * @param scale by which both are scaled, and so are the measurements
   * @param stop whether to give up, asked between passes
   */
  public Calibrator(
      VanillaColumns measured,
      VanillaSimulator simulator,
      Machine machine,
      Workload workload,
      Scale scale,
      BooleanSupplier stop) {
    this.measured = measured;
    this.simulator = simulator;
    this.machine = machine;
    this.workload = workload;
    this.share = scale.factor();
    this.stop = stop;
  }

  /** Fits. Takes some tens of simulations. */
  public Parameters fit() {
    Parameters p = fitDrive();
    for (int round = 1; round <= ROUNDS && !stop.getAsBoolean(); round++) {
      p = fitHotPages(p);
      p = fitLock(p);
    }
    note("result", p, run(p));
    return p;
  }

  /** What was tried, one line each. */
  public List<String> log() {
    return List.copyOf(log);
  }

  private SimResult run(Parameters p) {
    return simulator.simulate(p.on(machine), p.on(workload));
  }

  /** The drive with which the shootdowns come out best once the run time is met. */
  private Parameters fitDrive() {
    Parameters start =
        new Parameters(
            machine.storage().bytesPerSecond(),
            machine.costs().lruLockNanos(),
            workload.programs().get(0).hotPages());
    Parameters best = start;
    double least = Double.MAX_VALUE;
    for (double drive : DRIVES) {
      Parameters p = fitLock(start.withStorage(drive));
      SimResult result = run(p);
      note("drive", p, result);
      double error = Math.abs(Math.log(receptionRatio(result)));
      if (error < least) {
        least = error;
        best = p;
      }
    }
    return best;
  }

  /**
   * Looks for the time with the measured run time, which grows with it: each step goes where the
   * line through the two last points meets the measurement, but stays between what was too short
   * and what was too long.
   */
  private Parameters fitLock(Parameters start) {
    double wanted = measured.meanSeconds() * share;
    double low = LEAST_NANOS;
    double high = GREATEST_NANOS;
    double tried = start.lruLockNanos();
    double slope = wanted / tried;
    Parameters best = start;
    double least = Double.MAX_VALUE;
    double lastTried = 0;
    double lastSeconds = 0;
    for (int i = 0; i < STEPS && !stop.getAsBoolean(); i++) {
      Parameters p = start.withLruLock(tried);
      SimResult result = run(p);
      double seconds = result.meanTimedNanos() / 1e9;
      note("lru-lock", p, result);
      if (Math.abs(seconds - wanted) < least) {
        least = Math.abs(seconds - wanted);
        best = p;
      }
      if (least < wanted * CLOSE) {
        break;
      }
      low = seconds > wanted ? low : tried;
      high = seconds > wanted ? tried : high;
      double grown = seconds - lastSeconds;
      slope = i > 0 && grown * (tried - lastTried) > 0 ? grown / (tried - lastTried) : slope;
      lastTried = tried;
      lastSeconds = seconds;
      double next = tried + (wanted - seconds) / slope;
      tried = next > low && next < high ? next : Math.sqrt(low * high);
    }
    return best;
  }

  /** Simulated receptions as a multiple of those that were measured. */
  private double receptionRatio(SimResult result) {
    double wanted = measured.perSet(measured.receptions()) * share;
    return Math.max(1, result.shootdowns().receptions()) / wanted;
  }

  /** The walks after flushes are proportional to the hot pages, so one run is enough. */
  private Parameters fitHotPages(Parameters p) {
    Walks walks = run(p).walks();
    Program.HotPages hot = p.hotPages();
    return p.withHotPages(
        new Program.HotPages(
            hot(hot.load(), walks.load(), walks.refillLoad(), measured.loadWalks()),
            hot(hot.store(), walks.store(), walks.refillStore(), measured.storeWalks()),
            hot(
                hot.instruction(),
                walks.instruction(),
                walks.refillInstruction(),
                measured.instructionWalks())));
  }

  private double hot(double now, long walks, long refill, long wanted) {
    double missing = measured.perSet(wanted) * share - (walks - refill);
    return refill == 0 ? now : Math.max(0, now * missing / refill);
  }

  private void note(String what, Parameters p, SimResult result) {
    log.add(
        String.format(
            Locale.ROOT,
            "%-12s drive %.0f GB/s, lru-lock %.1f ns, hot pages %.2f %.2f %.2f: run time %.1f s of"
                + " %.1f, receptions %+.1f %%",
            what,
            p.storageBytesPerSecond() / 1e9,
            p.lruLockNanos(),
            p.hotPages().load(),
            p.hotPages().store(),
            p.hotPages().instruction(),
            result.meanTimedNanos() / 1e9,
            measured.meanSeconds() * share,
            100 * (receptionRatio(result) - 1)));
  }
}
