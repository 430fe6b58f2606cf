package org.lufcheck.programs;

import org.lufcheck.concurrent.Kernels;
import org.lufcheck.concurrent.Machine;
import org.lufcheck.concurrent.Program;
import org.lufcheck.concurrent.Retold;
import org.lufcheck.concurrent.Trial;
import org.lufcheck.concurrent.prim.Primitives;
import org.lufcheck.concurrent.state.Ordering;
import org.lufcheck.concurrent.state.Sizes;
import org.lufcheck.kernel.Guard;
import org.lufcheck.kernel.Hook;
import org.lufcheck.kernel.Rules;
import org.lufcheck.kernel.Setup;

/**
 * A program that runs kernel code on a small machine: {@code luf-repaired} unless it says
 * otherwise, and as a twin the same kernel without one hook or guard.
 */
abstract class KernelProgram implements Program {
  private final String name;
  private final String hazard;
  private final String seed;
  private final String property;

  /**
   * A program.
   *
   * @param seed the hook, guard or obligation that the twin lacks
   * @param property what the twin violates
   */
  KernelProgram(String name, String hazard, String seed, String property) {
    this.name = name;
    this.hazard = hazard;
    this.seed = seed;
    this.property = property;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final String hazard() {
    return hazard;
  }

  @Override
  public final String seed() {
    return seed;
  }

  @Override
  public final String property() {
    return property;
  }

  /** The machine and its tasks. */
  abstract Setup setup();

  /** Brings the machine to where the race begins. */
  abstract void prepare(Stage stage);

  /** The threads that race. */
  abstract Runnable[] threads(Stage stage);

  /** The kernel that the program shows to be right. */
  Rules kernel() {
    return Kernels.lufRepaired();
  }

  /** The same kernel without what {@link #seed} names. */
  Rules twin() {
    for (Hook hook : Hook.values()) {
      if (hook.name().equals(seed)) {
        return Kernels.without(kernel(), hook);
      }
    }
    for (Guard guard : Guard.values()) {
      if (guard.id().equals(seed)) {
        return Kernels.without(kernel(), guard);
      }
    }
    return kernel();
  }

  /** The memory-ordering obligations that the twin keeps. */
  int orderingsOfTwin() {
    return Ordering.ALL;
  }

  /** How many keys are handed out before the first comes back. */
  int keys() {
    return 2;
  }

  /** How many pcp lists there are: a single one for all CPUs, or one for each. */
  int pcpLists() {
    return 1;
  }

  /** Whether freed pages go straight to buddy, as where the lock of their pcp list is taken. */
  boolean toBuddy() {
    return false;
  }

  /** What was observed to be wrong; empty if nothing was. */
  String violation(Stage stage) {
    return stage.kernel.observer.violation();
  }

  @Override
  public final Retold retold(boolean twin) {
    return new Retold(setup(), twin ? twin() : kernel());
  }

  @Override
  public final Trial trial(Primitives primitives, boolean twin) {
    boolean toBuddy = toBuddy();
    Machine machine =
        new Machine(
            primitives,
            setup(),
            twin ? twin() : kernel(),
            twin ? orderingsOfTwin() : Ordering.ALL,
            new Sizes(keys(), 0, 1, Integer.MAX_VALUE, pcpLists()),
            (task, frame) -> toBuddy);
    Stage stage = new Stage(machine);
    prepare(stage);
    return new Race(stage);
  }

  /** One run. */
  private final class Race implements Trial {
    private final Stage stage;
    private final Runnable[] threads;

    Race(Stage stage) {
      this.stage = stage;
      threads = KernelProgram.this.threads(stage);
    }

    @Override
    public String[] actors() {
      String[] actors = new String[threads.length];
      for (int i = 0; i < actors.length; i++) {
        actors[i] = "thread" + i;
      }
      return actors;
    }

    @Override
    public Runnable[] threads() {
      return threads;
    }

    @Override
    public String violation() {
      return KernelProgram.this.violation(stage);
    }
  }
}
