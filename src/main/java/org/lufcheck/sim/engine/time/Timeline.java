package org.lufcheck.sim.engine.time;

import java.util.Arrays;

/**
 * Orders actors by simulated time: a binary heap, smallest time first, then smallest id.
 *
 * <p>An actor that stays the earliest keeps acting without any change to the heap, which is what
 * makes runs of uninteresting steps cheap. For use by one thread.
 */
public final class Timeline {
  private static final Actor[] NOBODY = {};

  private Actor[] heap = NOBODY;
  private int size;
  private double now;

  /** The latest moment at which an actor began to act, in simulated nanoseconds. */
  public double now() {
    return now;
  }

  /** Lets an actor act at a time, or at an earlier one if that was already due. */
  public void wake(Actor actor, double time) {
    if (time >= actor.due) {
      return;
    }
    actor.due = time;
    if (actor.heapIndex < 0) {
      if (size == heap.length) {
        heap = Arrays.copyOf(heap, Math.max(16, 2 * size));
      }
      heap[size] = actor;
      actor.heapIndex = size++;
    }
    up(actor.heapIndex);
  }

  /** Lets the earliest actor act, again and again while it stays the earliest; false if none is. */
  public boolean step() {
    if (size == 0) {
      return false;
    }
    Actor actor = heap[0];
    removeFirst();
    double next = actor.due;
    do {
      now = Math.max(now, next);
      actor.due = Actor.NEVER;
      next = Math.min(actor.act(next), actor.due);
    } while (next < Actor.NEVER && isFirst(actor, next) && actor.heapIndex < 0);
    if (actor.heapIndex >= 0) {
      actor.due = next;
      up(actor.heapIndex);
    } else {
      wake(actor, next);
    }
    return true;
  }

  private boolean isFirst(Actor actor, double time) {
    return size == 0 || time < heap[0].due || (time == heap[0].due && actor.id < heap[0].id);
  }

  private void removeFirst() {
    heap[0].heapIndex = -1;
    Actor last = heap[--size];
    if (size > 0) {
      heap[0] = last;
      last.heapIndex = 0;
      down();
    }
  }

  private static boolean before(Actor a, Actor b) {
    return a.due < b.due || (a.due == b.due && a.id < b.id);
  }

  private void up(int from) {
    Actor actor = heap[from];
    int index = from;
    while (index > 0) {
      int parent = (index - 1) >>> 1;
      if (!before(actor, heap[parent])) {
        break;
      }
      heap[index] = heap[parent];
      heap[index].heapIndex = index;
      index = parent;
    }
    heap[index] = actor;
    actor.heapIndex = index;
  }

  private void down() {
    Actor actor = heap[0];
    int index = 0;
    while (true) {
      int child = 2 * index + 1;
      if (child >= size) {
        break;
      }
      if (child + 1 < size && before(heap[child + 1], heap[child])) {
        child++;
      }
      if (!before(heap[child], actor)) {
        break;
      }
      heap[index] = heap[child];
      heap[index].heapIndex = index;
      index = child;
    }
    heap[index] = actor;
    actor.heapIndex = index;
  }
}
