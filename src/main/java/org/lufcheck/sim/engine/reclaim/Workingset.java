package org.lufcheck.sim.engine.reclaim;

import org.lufcheck.sim.engine.memory.Node;

/**
 * What is remembered of pages that were evicted, and what becomes of those that come back
 * (mm/workingset.c).
 */
public interface Workingset {
  /** workingset_eviction: a file's slot loses its frame, which is on no list any more. */
  void evict(int slot, int frame, Node node);

  /**
   * workingset_refault and folio_add_lru: a frame that was read for a fault on a file's slot goes
   * on a list. The slot still has its shadow entry, if it has one.
   *
   * @param node the node of the frame
   */
  void insert(int slot, int frame, Node node);

  /** The same for a frame that write(2) puts into the page cache. */
  void create(int slot, int frame, Node node);

  /** workingset_activation: reclaim found a page in use. */
  void activate(Node node);
}
