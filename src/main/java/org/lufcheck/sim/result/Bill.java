package org.lufcheck.sim.result;

import java.util.List;

/**
 * Who paid how much.
 *
 * @param nanosByPayer simulated nanoseconds, one entry for each {@link Payer} in order, summed over
 *     all threads of the workload and the kernel
 */
public record Bill(List<Long> nanosByPayer) {
  /** Copies the list. */
  public Bill {
    nanosByPayer = List.copyOf(nanosByPayer);
  }

  /** What one kind of work cost, in simulated nanoseconds. */
  public long of(Payer payer) {
    return nanosByPayer.get(payer.ordinal());
  }
}
