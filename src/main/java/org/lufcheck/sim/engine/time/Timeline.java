package org.lufcheck.sim.engine.time;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Orders actors by simulated time: smallest time first, then smallest id.
 *
 * <p>A tournament: leaves are actors in the order of their ids, and each inner node knows who of
 * its two children is due first. When an actor is due at another time, the matches on its way to
 * the root are played again, against opponents whose places are known beforehand, and without a
 * branch that the processor would have to guess. Times are compared as the bits of a double, whose
 * order is that of the numbers as long as none is negative. For use by one thread.
 */
public final class Timeline {
  private static final long NEVER = Double.doubleToRawLongBits(Actor.NEVER);

  private Actor[] actors = new Actor[0];
  private long[] due = {NEVER, NEVER};
  private int[] winner = {0, 0};
  private int leaves = 1;
  private double now;
  private @Nullable Actor acting;
  private double again;

  /** The latest moment at which an actor began to act, in simulated nanoseconds. */
  public double now() {
    return now;
  }

  /** Lets an actor act at a time, or at an earlier one if that was already due. */
  public void wake(Actor actor, double time) {
    if (actor == acting) {
      again = Math.min(again, time);
      return;
    }
    if (actor.id >= actors.length) {
      grow(actor.id);
    }
    actors[actor.id] = actor;
    long bits = Double.doubleToRawLongBits(time);
    if (bits < due[leaves + actor.id]) {
      play(actor.id, bits);
    }
  }

  /** Lets the earliest actor act, again and again while it stays the earliest; false if none is. */
  public boolean step() {
    if (due[1] == NEVER) {
      return false;
    }
    int id = winner[1];
    Actor actor = actors[id];
    acting = actor;
    do {
      double time = Double.longBitsToDouble(due[1]);
      now = Math.max(now, time);
      again = Actor.NEVER;
      double next = Math.min(actor.act(time), again);
      play(id, Double.doubleToRawLongBits(next));
    } while (winner[1] == id && due[1] != NEVER);
    acting = null;
    return true;
  }

  /**
   * Plays the matches of an actor, from its leaf to the root; of equals the left one wins, which is
   * the opponent where the node is a right child. A lost match is a word of ones, otherwise zeros.
   */
  private void play(int id, long time) {
    long[] times = due;
    int[] ids = winner;
    int node = leaves + id;
    long best = time;
    int first = id;
    times[node] = best;
    while (node > 1) {
      int opponent = node ^ 1;
      long lead = times[opponent] - best;
      long lost = lead - (node & 1) >> Long.SIZE - 1;
      first ^= (ids[opponent] ^ first) & (int) lost;
      best += lead & lost;
      node >>= 1;
      times[node] = best;
      ids[node] = first;
    }
  }

  private void grow(int id) {
    long[] before = Arrays.copyOfRange(due, leaves, leaves + actors.length);
    leaves = Math.max(16, Integer.highestOneBit(id) << 1);
    actors = Arrays.copyOf(actors, leaves);
    due = new long[2 * leaves];
    winner = new int[2 * leaves];
    Arrays.fill(due, NEVER);
    for (int leaf = 0; leaf < leaves; leaf++) {
      winner[leaves + leaf] = leaf;
    }
    for (int known = 0; known < leaves; known++) {
      play(known, known < before.length ? before[known] : NEVER);
    }
  }
}
