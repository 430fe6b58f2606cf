package org.lufcheck.sim.study;

import org.lufcheck.sim.input.Machine;
import org.lufcheck.sim.input.Scale;
import org.lufcheck.sim.input.Workload;
import org.lufcheck.variant.Variant;

/**
 * A machine and a workload about which a study asks.
 *
 * @param machine scaled already
 * @param workload scaled already
 * @param scale by which both are scaled
 * @param grain pages per chunk
 */
public record Question(Machine machine, Workload workload, Scale scale, int grain) {
  /** A machine and a workload as their files say, scaled. */
  public static Question of(Machine machine, Workload workload, Scale scale, int grain) {
    return new Question(machine.scaled(scale), workload.scaled(scale), scale, grain);
  }

  /** How tables name it. */
  public String name() {
    String small = scale.equals(Scale.FULL) ? "" : " at " + scale;
    String coarse = grain == 1 ? "" : " by " + grain;
    return workload.name() + " on " + machine.name() + small + coarse;
  }

  /**
   * A simulation that answers it.
   *
   * @param set the question's machine, as somebody has set its kernel
   * @param policy name of the flush policy
   * @param placement name of the placement policy for kernel memory
   */
  Job job(Machine set, Variant variant, String policy, String placement, long seed) {
    return new Job(set, workload, variant, policy, placement, seed, grain);
  }
}
