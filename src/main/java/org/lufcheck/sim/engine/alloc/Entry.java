package org.lufcheck.sim.engine.alloc;

/**
 * An entry of a list of free pages: a frame, and whether it has a tag. With that in the entry,
 * pages that owe nothing go from list to list without a look at their frames, which in a machine of
 * many pages are in no cache.
 */
final class Entry {
  /** The bit of an entry whose frame has a tag. */
  static final int TAGGED = 1 << 30;

  private Entry() {}

  /** A frame with a tag; one without is its own entry. */
  static int tagged(int frame) {
    return frame | TAGGED;
  }

  /** Whether the frame of an entry has a tag. */
  static boolean isTagged(int entry) {
    return (entry & TAGGED) != 0;
  }

  /** The frame of an entry. */
  static int frame(int entry) {
    return entry & ~TAGGED;
  }
}
