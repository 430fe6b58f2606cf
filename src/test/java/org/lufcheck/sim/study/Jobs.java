package org.lufcheck.sim.study;

import org.lufcheck.sim.input.MachineLibrary;
import org.lufcheck.sim.input.WorkloadLibrary;
import org.lufcheck.sim.report.Results;
import org.lufcheck.sim.result.SimResult;
import org.lufcheck.sim.result.Walks;
import org.lufcheck.variant.VariantLibrary;

/** Jobs for tests. */
final class Jobs {
  private Jobs() {}

  /** The smallest shipped machine and workload, unchanged kernel. */
  static Job tiny(long seed) {
    return new Job(
        MachineLibrary.shipped().find("tiny-cxl").machine(),
        WorkloadLibrary.shipped().find("tiny-llama").workload(),
        VariantLibrary.shipped().find("vanilla"),
        EngineRunner.policies().get(0),
        EngineRunner.placements().get(0),
        seed,
        1);
  }

  /** A result with a seed. */
  static SimResult result(long seed) {
    return Results.of("vanilla", seed, 1, 100, new Walks(1, 1, 1, 0, 0, 0));
  }
}
