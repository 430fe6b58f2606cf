package org.lufcheck.sim.study;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.lufcheck.sim.engine.Setup;
import org.lufcheck.sim.engine.Simulator;
import org.lufcheck.sim.engine.Watcher;
import org.lufcheck.sim.engine.luf.FlushPolicies;
import org.lufcheck.sim.engine.luf.FlushPolicy;
import org.lufcheck.sim.input.Machine;
import org.lufcheck.sim.result.SimResult;
import org.lufcheck.variant.Variant;
import org.lufcheck.variant.text.InputException;

/**
 * Does jobs with the engine.
 *
 * @param watchers who follows a job, and may end it early
 */
public record EngineRunner(Function<Job, Watcher> watchers) implements JobRunner {
  /** Samples over time of one result, about. */
  private static final int SAMPLES = 200;

  @Override
  public SimResult run(Job job) {
    return Simulator.run(setup(job), watchers.apply(job));
  }

  /** Heap that a job needs, in bytes, about. */
  public static long heapBytes(Job job) {
    return Simulator.heapBytes(setup(job));
  }

  /** Names of the flush policies, that of v12 first. */
  public static List<String> policies() {
    return FlushPolicies.all().stream().map(FlushPolicy::name).toList();
  }

  /** The name of the flush policy that a kernel has by itself. */
  public static String policyOf(Variant variant) {
    FlushPolicy rides = new FlushPolicy.Piggyback();
    return variant.rules().ridesAlong() ? rides.name() : policies().get(0);
  }

  /** Names of the placement policies, that of today's kernel first. */
  public static List<String> placements() {
    return Stream.of(org.lufcheck.sim.engine.place.Placement.values())
        .map(org.lufcheck.sim.engine.place.Placement::id)
        .toList();
  }

  /** Whether a kernel can be simulated on a machine: it may have no use for its free lists. */
  static boolean canSimulate(Variant variant, Machine machine) {
    return Setup.hasFreeListsFor(variant.rules(), machine);
  }

  /** Whether a kernel defers flushes, so that a flush policy matters. */
  public static boolean defers(Variant variant) {
    return variant.rules().luf();
  }

  private static Setup setup(Job job) {
    try {
      return new Setup(
          job.machine(),
          job.workload(),
          job.variant().name(),
          job.variant().rules(),
          policy(job.policy()),
          placement(job.placement()),
          job.seed(),
          job.grain(),
          SAMPLES);
    } catch (IllegalArgumentException e) {
      throw InputException.in("simulate", String.valueOf(e.getMessage()));
    }
  }

  private static org.lufcheck.sim.engine.place.Placement placement(String name) {
    return org.lufcheck.sim.engine.place.Placement.named(name)
        .orElseThrow(() -> InputException.unknown("--placement", "placement", name, placements()));
  }

  private static FlushPolicy policy(String name) {
    return FlushPolicies.named(name)
        .orElseThrow(() -> InputException.unknown("--policy", "policy", name, policies()));
  }
}
