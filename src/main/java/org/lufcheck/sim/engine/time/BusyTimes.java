package org.lufcheck.sim.engine.time;

/**
 * When something is busy that all actors share, in simulated nanoseconds. Actors act in the order
 * in which their steps begin, and use it somewhere within a step; so one may come to know of it at
 * an earlier moment than others whose steps were carried out before. It does not wait for those:
 * what is free before them is still free.
 *
 * <p>Busy times that touch are one. Only the latest are kept: what was before them counts as free.
 * For use by one thread.
 */
public final class BusyTimes {
  private final double[] begin;
  private final double[] end;
  private int size;

  /**
   * Never busy so far.
   *
   * @param most busy times that are kept, at least 2: as many as there can be between the actor
   *     that is behind all others and the one that is ahead
   */
  public BusyTimes(int most) {
    begin = new double[most];
    end = new double[most];
  }

  /**
   * Somebody arrives and is served in the first free time: work that is known already is not moved,
   * and is worked around without loss.
   *
   * @param arrival when
   * @param nanos how much work, not negative
   * @return when it is done
   */
  public double serve(double arrival, double nanos) {
    int first = firstUntil(arrival);
    int next = first;
    double from = arrival;
    double left = nanos;
    if (next < size && begin[next] <= arrival) {
      from = end[next++];
    }
    while (next < size && begin[next] - from < left) {
      left -= begin[next] - from;
      from = end[next++];
    }
    double done = from + left;
    busy(first, arrival, done);
    return done;
  }

  /** It is busy from a moment to another, whatever else it does meanwhile. */
  public void cover(double from, double to) {
    busy(firstUntil(from), from, to);
  }

  /** What touches a time from a place on becomes one with it. */
  private void busy(int first, double from, double to) {
    int next = first;
    while (next < size && begin[next] <= to) {
      next++;
    }
    if (next == first) {
      insert(first, from, to);
      return;
    }
    begin[first] = Math.min(from, begin[first]);
    end[first] = Math.max(to, end[next - 1]);
    if (next > first + 1) {
      move(next, first + 1);
    }
  }

  private void insert(int place, double from, double to) {
    int at = place;
    if (size == begin.length) {
      int gone = size / 2;
      move(gone, 0);
      at = Math.max(0, at - gone);
    }
    if (at < size) {
      move(at, at + 1);
    } else {
      size++;
    }
    begin[at] = from;
    end[at] = to;
  }

  /** When the last busy time ends; 0 if there was none. */
  public double until() {
    return size == 0 ? 0 : end[size - 1];
  }

  /** When the last busy time begins; there must be one. */
  public double lastBegin() {
    return begin[size - 1];
  }

  /** Forgets the last busy time; there must be one. */
  public void forgetLast() {
    size--;
  }

  /** The first moment from some moment on at which it is not busy. */
  public double free(double time) {
    if (time >= until()) {
      return time;
    }
    int first = firstUntil(time);
    return begin[first] <= time ? end[first] : time;
  }

  /** The first busy time that has not ended before a moment. */
  private int firstUntil(double time) {
    int at = size;
    while (at > 0 && end[at - 1] >= time) {
      at--;
    }
    return at;
  }

  /** Moves what is at a place, and all after it, to another place. */
  private void move(int from, int to) {
    System.arraycopy(begin, from, begin, to, size - from);
    System.arraycopy(end, from, end, to, size - from);
    size += to - from;
  }
}
