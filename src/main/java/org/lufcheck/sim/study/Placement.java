package org.lufcheck.sim.study;

import org.lufcheck.sim.input.KernelSettings;
import org.lufcheck.sim.input.Machine;

/**
 * A way of placing the kernel's own memory: how slow memory is onlined, and what the kernel does.
 *
 * @param name for tables
 * @param online memhp_default_state
 * @param memmapOnMemory whether the slow node's struct pages are on itself
 * @param policy name of the placement policy
 */
public record Placement(
    String name, KernelSettings.Online online, boolean memmapOnMemory, String policy) {
  /** The machine with these settings. */
  public Machine on(Machine machine) {
    return machine.withKernel(
        machine.kernel().withOnline(online).withMemmapOnMemory(memmapOnMemory));
  }
}
