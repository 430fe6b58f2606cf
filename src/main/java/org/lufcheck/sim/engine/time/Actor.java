package org.lufcheck.sim.engine.time;

/** Something that acts at moments of simulated time: a thread, kswapd, a policy. */
public abstract class Actor {
  /** A moment that never comes: the actor waits until somebody wakes it. */
  public static final double NEVER = Double.POSITIVE_INFINITY;

  /** Its place in the {@link Timeline}; breaks ties between actors that are due together. */
  final int id;

  /**
   * An actor that is asleep.
   *
   * @param id unique and small, from 0; the lower one acts first when two are due at the same
   *     moment
   */
  protected Actor(int id) {
    this.id = id;
  }

  /**
   * Acts once.
   *
   * @param now simulated nanoseconds
   * @return when to act again, not before {@code now}; {@link #NEVER} to wait until woken
   */
  protected abstract double act(double now);

  /** A number above 0 that no other actor has. */
  protected int number() {
    return id + 1;
  }
}
