package org.lufcheck.sim.study;

import java.util.function.UnaryOperator;
import org.lufcheck.sim.input.KernelSettings;
import org.lufcheck.sim.input.Machine;
import org.lufcheck.variant.Variant;

/**
 * A kernel as somebody may have built and set it.
 *
 * @param name for tables
 * @param variant the kernel
 * @param change what is set in it
 * @param tinyOnly whether it is asked of the smallest machine alone, because runs take very long
 */
public record Setting(
    String name, Variant variant, UnaryOperator<KernelSettings> change, boolean tinyOnly) {
  /** The machine with this setting. */
  public Machine on(Machine machine) {
    return machine.withKernel(change.apply(machine.kernel()));
  }
}
