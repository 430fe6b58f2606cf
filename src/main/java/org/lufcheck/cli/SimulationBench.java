package org.lufcheck.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.lufcheck.explore.Cancellation;
import org.lufcheck.sim.input.Machine;
import org.lufcheck.sim.input.MachineLibrary;
import org.lufcheck.sim.input.Scale;
import org.lufcheck.sim.input.Workload;
import org.lufcheck.sim.input.WorkloadLibrary;
import org.lufcheck.sim.result.SimResult;
import org.lufcheck.sim.study.EngineRunner;
import org.lufcheck.sim.study.Job;
import org.lufcheck.variant.VariantLibrary;

/**
 * How fast one thread simulates the talk's machine and workload in small.
 *
 * @param scale how small
 * @param visits page visits
 * @param simulatedSeconds how long that took on the simulated machine
 * @param seconds how long the simulation took
 */
record SimulationBench(Scale scale, long visits, double simulatedSeconds, double seconds) {
  /** Simulates vanilla, page by page. */
  static SimulationBench measure(Scale scale, Cancellation cancellation) {
    Machine machine = MachineLibrary.shipped().find(SimulationOptions.MACHINE).machine();
    Workload workload = WorkloadLibrary.shipped().find(SimulationOptions.WORKLOAD).workload();
    Job job =
        new Job(
            machine.scaled(scale),
            workload.scaled(scale),
            VariantLibrary.shipped().get(SimulateCommand.VANILLA),
            EngineRunner.policies().get(0),
            EngineRunner.placements().get(0),
            1,
            1);
    long start = System.nanoTime();
    SimResult result =
        new EngineRunner(j -> (nanos, seen, all) -> !cancellation.isCancelled()).run(job);
    double seconds = (System.nanoTime() - start) / 1e9;
    return new SimulationBench(
        scale, result.paging().visits(), result.simulatedNanos() / 1e9, seconds);
  }

  /** One line for people. */
  String line() {
    return String.format(
        Locale.ROOT,
        "simulation of the talk at %s: %,d page visits in %.2f s, %.2f M visits/s, simulated/real %.2f",
        scale,
        visits,
        seconds,
        visits / seconds / 1e6,
        simulatedSeconds / seconds);
  }

  /** Adds its numbers. */
  void to(ObjectNode node) {
    node.put("scale", scale.toString()).put("visits", visits).put("seconds", seconds);
    node.put("visitsPerSecond", visits / seconds);
    node.put("simulatedPerReal", simulatedSeconds / seconds);
  }
}
