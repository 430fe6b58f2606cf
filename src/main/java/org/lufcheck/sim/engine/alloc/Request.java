package org.lufcheck.sim.engine.alloc;

/** How hard an allocation tries: what the kernel says with GFP flags. */
public enum Request {
  /** May reclaim, and tries until it succeeds or memory is exhausted (GFP_HIGHUSER_MOVABLE). */
  MUST,
  /** May reclaim once (readahead, __GFP_NORETRY). */
  TRY,
  /** May not wait: wakes kswapd and gives up (demotion, GFP_NOWAIT). */
  NOW
}
