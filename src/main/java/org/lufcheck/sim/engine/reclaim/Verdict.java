package org.lufcheck.sim.engine.reclaim;

import org.lufcheck.sim.engine.memory.Frames;
import org.lufcheck.sim.engine.memory.Slots;

/** What reclaim decides about a page that it finds on an inactive list. */
public enum Verdict {
  /** Goes. */
  RECLAIM,
  /** Stays for another round. */
  KEEP,
  /** Moves to the active list. */
  ACTIVATE;

  /**
   * folio_check_references (mm/vmscan.c): a page that was accessed through its mapping stays once,
   * and is activated when that is seen again. Looking clears what is seen.
   */
  public static Verdict of(Frames frames, int frame, Slots slots, int slot) {
    int pte = slots.pte(slot);
    boolean marked = frames.has(frame, Frames.REFERENCED);
    if ((pte & Slots.YOUNG) == 0) {
      frames.clear(frame, Frames.REFERENCED);
      return RECLAIM;
    }
    slots.pte(slot, pte & ~Slots.YOUNG);
    frames.set(frame, Frames.REFERENCED);
    return marked ? ACTIVATE : KEEP;
  }
}
