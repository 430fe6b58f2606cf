package org.lufcheck.sim.engine.reclaim;

import org.lufcheck.sim.engine.cpu.Current;
import org.lufcheck.sim.engine.luf.UnmapBatch;
import org.lufcheck.sim.result.Payer;

/**
 * Who reclaims.
 *
 * @param current its clock and CPU
 * @param batch what it has unmapped and not flushed
 * @param payer on whose account: kswapd or direct reclaim
 */
public record ReclaimTask(Current current, UnmapBatch batch, Payer payer) {
  /** Whether it is kswapd. */
  public boolean kswapd() {
    return payer == Payer.KSWAPD;
  }
}
