package org.lufcheck.sim.engine.memory;

/**
 * How a node orders its pages by use: by active and inactive lists, or by generations (struct
 * lruvec). Callers name lists as the kernel's statistics do (enum lru_list): {@link
 * Frames#INACTIVE_ANON} and the three after it. Sizes are in chunks, as {@link FrameList} counts
 * them.
 */
public interface Lru {
  /**
   * lruvec_add_folio.
   *
   * @param list its lowest bit is PG_active
   */
  void add(int frame, int list);

  /** The same for a frame that was just allocated for a fault (folio_add_lru). */
  void addInFault(int frame, int list);

  /** lruvec_del_folio: the frame must be on one of the lists. */
  void remove(int frame);

  /** The list that a frame counts for, or {@link Frames#OFF_LIST}. */
  int listOf(int frame);

  /** How many frames count for a list (NR_INACTIVE_ANON and so on). */
  int size(int list);
}
