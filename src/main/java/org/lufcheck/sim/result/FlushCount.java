package org.lufcheck.sim.result;

/**
 * The flushes of one reason.
 *
 * @param reason why
 * @param operations flushes that sent at least one IPI
 * @param targets CPUs that were sent one, summed over the operations
 * @param pages pages whose unmapping the operations made safe, as far as the initiator knew
 */
public record FlushCount(FlushReason reason, long operations, long targets, long pages) {
  /** CPUs per operation; 0 without operations. */
  public double targetsPerOperation() {
    return operations == 0 ? 0 : (double) targets / operations;
  }

  /** Pages per operation; 0 without operations. */
  public double pagesPerOperation() {
    return operations == 0 ? 0 : (double) pages / operations;
  }
}
