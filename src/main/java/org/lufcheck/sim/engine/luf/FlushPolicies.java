package org.lufcheck.sim.engine.luf;

import java.util.List;
import java.util.Optional;

/** The flush policies that can be chosen by name. */
public final class FlushPolicies {
  /** Bound on pages: about as many as the largest refill of a per-CPU list. */
  private static final long PAGES = 2048;

  private static final double NANOS = 10e6;

  private static final List<FlushPolicy> ALL =
      List.of(
          new FlushPolicy.AtTakeOff(),
          new FlushPolicy.PerPage(),
          new FlushPolicy.Background(PAGES),
          new FlushPolicy.IdleFirst(),
          new FlushPolicy.Bounded(PAGES, NANOS),
          new FlushPolicy.Piggyback());

  private FlushPolicies() {}

  /** All of them, v12's first. */
  public static List<FlushPolicy> all() {
    return ALL;
  }

  /** The policy of a name. */
  public static Optional<FlushPolicy> named(String name) {
    return ALL.stream().filter(policy -> policy.name().equals(name)).findFirst();
  }
}
