package org.lufcheck.sim.engine.luf;

/**
 * A take-off section (luf_takeoff_start to luf_takeoff_end, patches 10 and 21): what the pages that
 * a task takes out of the allocator owe. One is enough, since sections do not nest here.
 */
public final class Section {
  long mask;
  long request;
  long claimed;
  double waitUntil;
  long pages;
  boolean mayShootDown;

  /** Whether it has claimed a generation, which it will flush. */
  public boolean hasClaimed() {
    return claimed != 0;
  }

  /** Whether it has to wait for a flush, its own or another's. */
  public boolean hasToWait() {
    return claimed != 0 || waitUntil > 0;
  }

  /**
   * Begins a section (luf_takeoff_start).
   *
   * @param may whether it may send IPIs: decided once, here, for all pages of the section
   */
  public void start(boolean may) {
    mayShootDown = may;
    mask = 0;
    request = 0;
    claimed = 0;
    waitUntil = 0;
    pages = 0;
  }
}
