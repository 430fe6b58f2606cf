package org.lufcheck.sim.engine;

import org.lufcheck.kernel.Rules;
import org.lufcheck.sim.engine.luf.FlushPolicy;
import org.lufcheck.sim.engine.luf.SystemPending;
import org.lufcheck.sim.engine.place.Placement;
import org.lufcheck.sim.input.KernelSettings;
import org.lufcheck.sim.input.Machine;
import org.lufcheck.sim.input.Workload;

/**
 * What to simulate.
 *
 * @param machine the machine, scaled already
 * @param workload the workload, scaled already
 * @param variant name of the kernel, for the result
 * @param rules the kernel's rules
 * @param policy when deferred flushes are done; without effect for a kernel that defers nothing
 * @param placement where the kernel's own memory goes
 * @param seed of the pseudo-random numbers
 * @param grain pages per chunk: 1, 16 or 64
 * @param samples how many samples over time the result has, about
 */
public record Setup(
    Machine machine,
    Workload workload,
    String variant,
    Rules rules,
    FlushPolicy policy,
    Placement placement,
    long seed,
    int grain,
    int samples) {
  /**
   * Checks that it can be simulated.
   *
   * @throws IllegalArgumentException if not: another grain, a kernel that keeps copies, or one with
   *     one set of deferred flushes for the whole system under a policy or on free lists that need
   *     zones for them
   */
  public Setup {
    if (grain != 1 && grain != 16 && grain != 64) {
      throw new IllegalArgumentException("grain " + grain + ": 1, 16 or 64 pages per chunk");
    }
    if (rules.deferral() == Rules.Deferral.KEEP_COPIES) {
      throw new IllegalArgumentException(
          variant + " keeps copies instead of freeing frames: not simulated");
    }
    if (SystemPending.isOf(rules) && !(policy instanceof FlushPolicy.AtTakeOff)) {
      throw new IllegalArgumentException(
          variant
              + " has no zones that flush: of the policies only take-off, not "
              + policy.name());
    }
    if (!hasFreeListsFor(rules, machine)) {
      throw new IllegalArgumentException(
          variant + " is simulated with single free pages only, not with a buddy allocator");
    }
  }

  /** Whether a machine's free lists can be simulated with a kernel. */
  public static boolean hasFreeListsFor(Rules rules, Machine machine) {
    return machine.kernel().freeLists() == KernelSettings.FreeLists.SINGLE
        || !SystemPending.isOf(rules);
  }

  /** Linux' placement of the kernel's own memory. */
  public Setup(
      Machine machine,
      Workload workload,
      String variant,
      Rules rules,
      FlushPolicy policy,
      long seed,
      int grain,
      int samples) {
    this(machine, workload, variant, rules, policy, Placement.DEFAULT, seed, grain, samples);
  }

  /** The same with a kernel of the checker. */
  public static Setup of(
      Machine machine, Workload workload, org.lufcheck.variant.Variant variant, long seed) {
    return new Setup(
        machine,
        workload,
        variant.name(),
        variant.rules(),
        new FlushPolicy.AtTakeOff(),
        Placement.DEFAULT,
        seed,
        1,
        200);
  }
}
