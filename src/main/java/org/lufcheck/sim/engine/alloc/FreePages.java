package org.lufcheck.sim.engine.alloc;

import org.lufcheck.sim.engine.luf.Section;
import org.lufcheck.sim.engine.memory.FrameList;

/**
 * The free pages of a zone, under its lock. Pages come and go one by one, as in the kernel; where
 * the same is true of many, an implementation may move them at once.
 */
sealed interface FreePages permits FreeAreas, MixedPages, SinglePages {
  /**
   * __free_one_page: pages that owe nothing come back, one after the other.
   *
   * @param from list from whose end they come
   * @param count how many
   */
  void free(FrameList from, int count, double now);

  /**
   * __free_one_page: pages with a key come back, one after the other.
   *
   * @param from list from whose end they come
   * @param count how many, all with the same key
   */
  void free(TaggedPages from, int count, double now);

  /**
   * __rmqueue_smallest: takes pages.
   *
   * @param to list to whose end they go
   * @param most how many
   * @param section whose flushes it may ask for
   * @param spare pages that can be taken before those that need no flush are short; pending pages
   *     are taken first if it is 0
   * @return how many were taken at once: at least one if any may leave in this section
   */
  int take(FrameList to, int most, Section section, long spare, double now);
}
