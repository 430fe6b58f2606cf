package org.lufcheck.sim.engine.time;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Orders actors by simulated time: a binary heap, smallest time first, then smallest id.
 *
 * <p>An actor stays where it is in the heap while it acts, and then moves down as far as it has to:
 * one that stays the earliest does not move at all. Times are kept beside each other, so that
 * finding the next does not touch the actors. For use by one thread.
 */
public final class Timeline {
  private static final Actor[] NOBODY = {};

  private Actor[] heap = NOBODY;
  private double[] due = new double[0];
  private int size;
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
    } else if (actor.heapIndex < 0) {
      if (time < Actor.NEVER) {
        add(actor, time);
      }
    } else if (time < due[actor.heapIndex]) {
      up(actor.heapIndex, actor, time);
    }
  }

  /** Lets the earliest actor act, again and again while it stays the earliest; false if none is. */
  public boolean step() {
    if (size == 0) {
      return false;
    }
    Actor actor = heap[0];
    acting = actor;
    do {
      double time = due[0];
      now = Math.max(now, time);
      again = Actor.NEVER;
      double next = Math.min(actor.act(time), again);
      if (next < Actor.NEVER) {
        down(actor.heapIndex, actor, next);
      } else {
        remove(actor);
      }
    } while (size > 0 && heap[0] == actor);
    acting = null;
    return true;
  }

  private void add(Actor actor, double time) {
    if (size == heap.length) {
      heap = Arrays.copyOf(heap, Math.max(16, 2 * size));
      due = Arrays.copyOf(due, heap.length);
    }
    up(size++, actor, time);
  }

  private void remove(Actor actor) {
    int index = actor.heapIndex;
    actor.heapIndex = -1;
    size--;
    if (index < size) {
      down(index, heap[size], due[size]);
    }
  }

  private boolean before(double time, Actor actor, int other) {
    return time < due[other] || (time == due[other] && actor.id < heap[other].id);
  }

  private void put(int index, Actor actor, double time) {
    heap[index] = actor;
    due[index] = time;
    actor.heapIndex = index;
  }

  /** Puts an actor at a place or above it. */
  private void up(int from, Actor actor, double time) {
    int index = from;
    while (index > 0) {
      int parent = (index - 1) >>> 1;
      if (!before(time, actor, parent)) {
        break;
      }
      put(index, heap[parent], due[parent]);
      index = parent;
    }
    put(index, actor, time);
  }

  /** Puts an actor at a place or below it, or, if it is earlier than what is above, there. */
  private void down(int from, Actor actor, double time) {
    int index = from;
    while (true) {
      int child = 2 * index + 1;
      if (child >= size) {
        break;
      }
      if (child + 1 < size && before(due[child + 1], heap[child + 1], child)) {
        child++;
      }
      if (before(time, actor, child)) {
        break;
      }
      put(index, heap[child], due[child]);
      index = child;
    }
    up(index, actor, time);
  }
}
