package org.lufcheck.sim.report;

import java.util.List;
import java.util.stream.Stream;
import org.lufcheck.sim.input.MachineFile;
import org.lufcheck.sim.input.Scale;
import org.lufcheck.sim.input.Stated;
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

  /** The seeds for people: {@code seed 1}, or {@code seeds 1, 2, 3}. */
  String seedsForPeople() {
    String all = String.join(", ", seeds.stream().map(Object::toString).toList());
    return (seeds.size() == 1 ? "seed " : "seeds ") + all;
  }

  /** The grain for people: {@code 1 page at a time}, or {@code 16 pages at a time}. */
  String grainForPeople() {
    return grain + (grain == 1 ? " page" : " pages") + " at a time";
  }

  /** Each value of the machine and the workload with where it comes from. */
  public List<Stated> stated() {
    return Stream.concat(machine.stated().stream(), workload.stated().stream()).toList();
  }
}
