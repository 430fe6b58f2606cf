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
 * Fits three things to three measurements of the unchanged kernel: the drive's latency to the run
 * time, the kernel's cost of reclaiming a page to the shootdowns, and the pages that a flush makes
 * a thread walk for again to the walks.
 *
 * <p>The drive's bandwidth stays at its prior, since one run time cannot tell a drive that is slow
 * to answer from one that is slow to deliver. Every current drive delivers more than the 5 GB/s
 * that the workload reads, so the answer is what is left.
 *
 * <p>The cost of the IPI handler and of a walk stay at their priors: the columns hold one run time,
 * which the drive already takes, so nothing is left to tell them apart.
 *
 * <p>One pass after the other, each over all three, because they act on each other. Deterministic.
 */
public final class Calibrator {
  private static final int ROUNDS = 1;

  /** Most steps of the search for the drive's latency in each pass. */
  private static final int STORAGE_STEPS = 8;

  /** A run time this close to the measured one is good enough: 0.5 %. */
  private static final double CLOSE = 0.005;

  /** Latencies between which the drive's is looked for, in nanoseconds. */
  private static final double LEAST_LATENCY = 10e3;

  private static final double GREATEST_LATENCY = 5e6;

  /** Factors of the cost of reclaim that a pass tries around the best one so far. */
  private static final double[] FACTORS = {0.7, 1, 1.4};

  /** Factors beyond which the priors would be given up: a reclaimed page costs 0.1 us to 5 us. */
  private static final double LEAST_FACTOR = 0.2;

  private static final double GREATEST_FACTOR = 5;

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
    Parameters p =
        new Parameters(machine.storage().latencyNanos(), 1, workload.programs().get(0).hotPages());
    for (int round = 1; round <= ROUNDS && !stop.getAsBoolean(); round++) {
      p = fitStorage(p);
      p = fitReclaim(p);
      p = fitHotPages(p);
    }
    p = fitStorage(p);
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

  /**
   * Looks for the latency with the measured run time, which grows with it: each step goes where the
   * line through the two last points meets the measurement, but stays between what was too short
   * and what was too long.
   */
  private Parameters fitStorage(Parameters start) {
    double wanted = measured.meanSeconds() * share;
    double low = LEAST_LATENCY;
    double high = GREATEST_LATENCY;
    double tried = start.storageLatencyNanos();
    double slope = wanted / tried;
    Parameters best = start;
    double least = Double.MAX_VALUE;
    double lastTried = 0;
    double lastSeconds = 0;
    for (int i = 0; i < STORAGE_STEPS && !stop.getAsBoolean(); i++) {
      Parameters p = start.withLatency(tried);
      SimResult result = run(p);
      double seconds = result.meanTimedNanos() / 1e9;
      note("drive", p, result);
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

  private Parameters fitReclaim(Parameters start) {
    Parameters best = start;
    double least = Double.MAX_VALUE;
    for (double factor : FACTORS) {
      double tried = start.reclaimFactor() * factor;
      if (tried < LEAST_FACTOR || tried > GREATEST_FACTOR) {
        continue;
      }
      Parameters p = start.withReclaimFactor(tried);
      SimResult result = run(p);
      double error = Math.abs(Math.log(receptionRatio(result)));
      note("reclaim", p, result);
      if (error < least) {
        least = error;
        best = p;
      }
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
            "%-12s drive %.0f us, reclaim x %.2f, hot pages %.2f %.2f %.2f: run time %.1f s of"
                + " %.1f, receptions %+.1f %%",
            what,
            p.storageLatencyNanos() / 1e3,
            p.reclaimFactor(),
            p.hotPages().load(),
            p.hotPages().store(),
            p.hotPages().instruction(),
            result.meanTimedNanos() / 1e9,
            measured.meanSeconds() * share,
            100 * (receptionRatio(result) - 1)));
  }
}
