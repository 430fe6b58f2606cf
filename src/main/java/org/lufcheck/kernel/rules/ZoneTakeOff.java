package org.lufcheck.kernel.rules;

/**
 * What luf_takeoff_check_and_fold() does with a page that leaves the buddy allocator, under the
 * zone lock (mm/page_alloc.c, P10, P21).
 */
public enum ZoneTakeOff {
  /** Nothing is owed, or all of it is flushed: the page leaves. */
  CLEAN,
  /** A flush is owed and this context cannot send IPIs: the page stays. */
  REFUSED,
  /** The task has claimed a generation in this section already: its flush answers for the page. */
  COVERED,
  /**
   * Somebody else has claimed the page's generation: it leaves, and the task waits for the mark.
   */
  WAIT,
  /** The page is of the current generation: the task claims that and will flush it. */
  CLAIM;

  /**
   * Decides for one page.
   *
   * @param page the page's generation as {@link Generation#reconstruct} gives it, or {@link
   *     Generation#NONE}
   * @param done zone_ugen_done
   * @param current zone_ugen
   * @param claimed whether the task has claimed a generation in this section
   * @param mayShootDown whether this context can send IPIs and wait for them
   */
  public static ZoneTakeOff decide(
      long page, long done, long current, boolean claimed, boolean mayShootDown) {
    if (page == Generation.NONE || !Generation.before(done, page)) {
      return CLEAN;
    }
    if (!mayShootDown) {
      return REFUSED;
    }
    if (claimed) {
      return COVERED;
    }
    return page == current ? CLAIM : WAIT;
  }

  /**
   * Whether the current generation of a zone may be flushed together with something else: not while
   * an earlier one is being flushed, which would have to be marked done first. A flush that waited
   * for that could do so under locks that the other flush needs, so it goes without instead.
   *
   * @param done zone_ugen_done
   * @param current zone_ugen
   */
  public static boolean mayRideAlong(long done, long current) {
    return done == Generation.previous(current);
  }

  /** Whether the page leaves the allocator. */
  public boolean leaves() {
    return this != REFUSED;
  }
}
