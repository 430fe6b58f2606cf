package org.lufcheck.kernel.state;

/** Who has a page frame. */
public final class FrameState {
  /** In buddy, on free_list. */
  public static final int BUDDY = 0;

  /** In buddy, on pend_list. */
  public static final int PEND = 1;

  /** In a pcp list. */
  public static final int PCP = 2;

  /** Taken out of the allocator, or isolated to be freed, and held by the task doing so. */
  public static final int HELD = 3;

  /** Holds a logical page of the scenario. */
  public static final int USED = 4;

  /** Given to another owner: slab, page tables, another process. */
  public static final int OTHER = 5;

  /** Retired as poisoned memory. */
  public static final int RETIRED = 6;

  /** Kept allocated until its deferred flush (the approach that keeps copies). */
  public static final int KEPT = 7;

  /**
   * Taken out of its cache by reclaim, whose batched flush is still to come. Vanilla has this
   * window too, so that an outdated load in it is not LUF's.
   */
  public static final int ISOLATED = 8;

  /** Largest state number. */
  public static final int MAX = 8;

  private FrameState() {}

  /** Whether the frame is in the page allocator. */
  public static boolean free(int state) {
    return state <= PCP;
  }
}
