package org.lufcheck.sim.calibrate;

import org.lufcheck.sim.input.Machine;
import org.lufcheck.sim.input.Workload;
import org.lufcheck.sim.result.SimResult;

/** Simulates the unchanged kernel, and no other. */
@FunctionalInterface
public interface VanillaSimulator {
  /** One set of the workload on the machine; the same arguments give the same result. */
  SimResult simulate(Machine machine, Workload workload);
}
