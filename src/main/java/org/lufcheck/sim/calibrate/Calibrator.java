package org.lufcheck.sim.calibrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lufcheck.sim.input.Machine;
import org.lufcheck.sim.input.Program;
import org.lufcheck.sim.input.Scale;
import org.lufcheck.sim.input.Workload;
import org.lufcheck.sim.result.SimResult;
import org.lufcheck.sim.result.Walks;

/**
 * Fits three things to three measurements of the unchanged kernel: the drive's bandwidth to the run
 * time, the kernel's cost of reclaiming a page to the shootdowns, and the pages that a flush makes
 * a thread walk for again to the walks.
 *
 * <p>The cost of the IPI handler and of a walk stay at their priors: the columns hold one run time,
 * which the drive already takes, so nothing is left to tell them apart.
 *
 * <p>One pass after the other, each over all three, because they act on each other. Deterministic.
 */
public final class Calibrator {
  private static final int ROUNDS = 3;

  /** Steps of the search for the drive's bandwidth in each pass. */
  private static final int STORAGE_STEPS = 3;

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
  private final List<String> log = new ArrayList<>();

  /**
   * A calibration.
   *
   * @param machine as its file says, scaled
   * @param workload as its file says, scaled
   * @param scale by which both are scaled, and so are the measurements
   */
  public Calibrator(
      VanillaColumns measured,
      VanillaSimulator simulator,
      Machine machine,
      Workload workload,
      Scale scale) {
    this.measured = measured;
    this.simulator = simulator;
    this.machine = machine;
    this.workload = workload;
    this.share = scale.factor();
  }

  /** Fits. Takes some tens of simulations. */
  public Parameters fit() {
    Parameters p =
        new Parameters(
            machine.storage().bytesPerSecond(), 1, workload.programs().get(0).hotPages());
    for (int round = 1; round <= ROUNDS; round++) {
      p = fitHotPages(p);
      p = fitReclaim(p);
      p = fitStorage(p);
      note("pass " + round + " ends", p, run(p));
    }
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
   * Each pass takes the time that storage has to explain as inversely proportional to its speed.
   */
  private Parameters fitStorage(Parameters start) {
    Parameters p = start;
    for (int i = 0; i < STORAGE_STEPS; i++) {
      double seconds = run(p).meanTimedNanos() / 1e9;
      p = p.withStorage(p.storageBytesPerSecond() * seconds / (measured.meanSeconds() * share));
    }
    return p;
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
            "%-12s storage %.3f GB/s, reclaim x %.2f, hot pages %.2f %.2f %.2f: run time %.1f s of"
                + " %.1f, receptions %+.1f %%",
            what,
            p.storageBytesPerSecond() / 1e9,
            p.reclaimFactor(),
            p.hotPages().load(),
            p.hotPages().store(),
            p.hotPages().instruction(),
            result.meanTimedNanos() / 1e9,
            measured.meanSeconds() * share,
            100 * (receptionRatio(result) - 1)));
  }
}
