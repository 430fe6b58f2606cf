package org.lufcheck.sim.report;

import java.util.List;
import org.lufcheck.sim.input.MachineFile;
import org.lufcheck.sim.input.Scale;
import org.lufcheck.sim.input.WorkloadFile;

/**
 * What is needed to simulate the same again.
 *
 * @param machine as read
 * @param workload as read
 * @param scale how much smaller it was simulated
 * @param grain pages per chunk
 * @param seeds of the runs, the same for each kernel
 * @param command the command line
 * @param version of this program
 */
public record Inputs(
    MachineFile machine,
    WorkloadFile workload,
    Scale scale,
    int grain,
    List<Long> seeds,
    String command,
    String version) {
  /** Copies the list. */
  public Inputs {
    seeds = List.copyOf(seeds);
  }
}
