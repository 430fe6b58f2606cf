package org.lufcheck.sim.study;

import org.lufcheck.sim.input.Machine;
import org.lufcheck.sim.input.Workload;

/**
 * A machine and a workload about which a study asks.
 *
 * @param machine scaled as wanted
 * @param workload scaled as wanted
 */
public record Question(Machine machine, Workload workload) {
  /** How tables name it. */
  public String name() {
    return workload.name() + " on " + machine.name();
  }
}
