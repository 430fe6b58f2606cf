package org.lufcheck.sim.engine.reclaim;

import org.lufcheck.sim.engine.memory.Node;

/** folio_check_references: decides about pages that were isolated for reclaim. */
@FunctionalInterface
public interface References {
  /**
   * What becomes of a page.
   *
   * @param task who reclaims; pays for what looking costs
   * @param slot that the frame holds
   */
  Verdict of(ReclaimTask task, Node node, int frame, int slot);
}
