package org.lufcheck.sim.engine.alloc;

import org.lufcheck.sim.engine.luf.Section;
import org.lufcheck.sim.engine.memory.Frames;

/** The free pages of a zone, under its lock. */
sealed interface FreePages permits FreeAreas, SinglePages {
  /**
   * __free_one_page: a page comes back.
   *
   * @param key what it owes, or 0
   */
  void free(int frame, int key, double now);

  /**
   * __rmqueue_smallest: takes one page.
   *
   * @param section whose flushes it may ask for
   * @param pendingFirst whether pages that need no flush are short
   * @return its frame, or {@link Frames#NONE} if there is none that may leave in this section
   */
  int take(Section section, boolean pendingFirst, double now);
}
