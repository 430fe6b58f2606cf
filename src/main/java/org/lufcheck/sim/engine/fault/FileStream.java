package org.lufcheck.sim.engine.fault;

/**
 * What a thread that goes through a file knows of its own readahead: the window in flight, the page
 * that is marked to start the next one (PG_readahead), and a wait for storage.
 *
 * <p>The kernel keeps this state once for each open file and recognises interleaved streams by the
 * marker (ondemand_readahead, mm/readahead.c); one state for each thread has the same effect while
 * streams do not meet.
 */
public final class FileStream {
  int marker = -1;
  int wanted = -1;
  int flightFrom = -1;
  int flightTo = -1;
  double flightEnd;
  int earlierFrom = -1;
  int earlierTo = -1;
  double earlierEnd;
  boolean ahead;
  boolean alone;
  boolean split;
  boolean marked;
  int resume = -1;
  int resumeTo;
  int from;
  int missing;

  /** Until when a slot is being read, or 0. */
  double inFlightUntil(int slot) {
    if (slot >= flightFrom && slot < flightTo) {
      return flightEnd;
    }
    return slot >= earlierFrom && slot < earlierTo ? earlierEnd : 0;
  }

  /** A window begins that is to be read. */
  void read(int begin, int end) {
    resume = begin;
    resumeTo = end;
    from = begin;
    missing = 0;
  }

  void flight(int from, int to, double end) {
    earlierFrom = flightFrom;
    earlierTo = flightTo;
    earlierEnd = flightEnd;
    flightFrom = from;
    flightTo = to;
    flightEnd = end;
  }

  /** Whether a fault on a page that is in the page cache would do nothing but map. */
  public boolean onlyMaps(int slot, double now) {
    return resume < 0 && slot != marker && inFlightUntil(slot) <= now;
  }

  /**
   * The thread goes on somewhere else.
   *
   * @param within whether that is within a chunk
   */
  public void restart(boolean within) {
    marker = -1;
    resume = -1;
    split = within;
    marked = false;
  }
}
