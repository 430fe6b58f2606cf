package org.lufcheck.concurrent;

import java.util.List;
import org.lufcheck.concurrent.explore.Explorer;
import org.lufcheck.concurrent.prim.Primitives;
import org.lufcheck.concurrent.state.Ordering;
import org.lufcheck.concurrent.state.Sizes;
import org.lufcheck.kernel.Arch;
import org.lufcheck.kernel.Guard;
import org.lufcheck.kernel.Hook;
import org.lufcheck.kernel.Judge;
import org.lufcheck.kernel.KernelModel;
import org.lufcheck.kernel.Rules;
import org.lufcheck.kernel.Setup;
import org.lufcheck.litmus.LitmusLibrary;
import org.lufcheck.variant.VariantLibrary;

/** Shipped scenarios as trials. */
public final class Scenarios {
  private static final VariantLibrary VARIANTS = VariantLibrary.shipped();
  private static final LitmusLibrary LITMUS = LitmusLibrary.shipped(VARIANTS);

  private Scenarios() {}

  /** A kernel by name. */
  public static Rules kernel(String name) {
    return VARIANTS.get(name).rules();
  }

  /** A kernel without a hook or guard. */
  public static Rules without(Rules rules, String id) {
    for (Guard guard : Guard.values()) {
      if (guard.id().equals(id)) {
        return Kernels.without(rules, guard);
      }
    }
    return Kernels.without(rules, Hook.valueOf(id));
  }

  /** A scenario by name. */
  public static Setup setup(String name) {
    return LITMUS.find(name).setup();
  }

  /** The names of all scenarios that the concurrent code can run. */
  public static List<String> supported() {
    return LITMUS.names().stream().filter(name -> Script.supports(setup(name))).toList();
  }

  /** The model of a scenario. */
  public static KernelModel model(String scenario, Rules rules) {
    return KernelModel.of(setup(scenario), rules, Arch.X86, Judge.Watch.outcomes());
  }

  /**
   * Trials of a scenario, in the sizes of its model, with background tasks running as often as they
   * may.
   *
   * @param toBuddy whether freed pages go straight to buddy, and tagged ones leave it first
   */
  public static Explorer.Trials trials(String scenario, Rules rules, boolean toBuddy) {
    int keys = Math.max(1, model(scenario, rules).vars().shape.keys());
    return p -> script(p, scenario, rules, keys, toBuddy);
  }

  private static Script script(
      Primitives p, String scenario, Rules rules, int keys, boolean toBuddy) {
    Setup setup = setup(scenario);
    Sizes small = Sizes.asModel(keys);
    Sizes sizes =
        toBuddy ? new Sizes(keys, 0, 1, small.pcpHigh(), setup.cpus(), setup.frames()) : small;
    Machine machine = new Machine(p, setup, rules, Ordering.ALL, sizes, (task, frame) -> toBuddy);
    int[] runs = setup.tasks().stream().mapToInt(t -> t.background() ? t.repeat() : 1).toArray();
    return new Script(machine, runs);
  }
}
