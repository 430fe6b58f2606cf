package org.lufcheck.sim.engine.alloc;

import org.lufcheck.sim.engine.memory.Node;

/** What the page allocator asks of reclaim. */
@FunctionalInterface
public interface MemoryPressure {
  /** wakeup_kswapd. */
  void wakeKswapd(Node node, double now);
}
