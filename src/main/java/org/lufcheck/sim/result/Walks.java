package org.lufcheck.sim.result;

/**
 * Completed page walks, as the events {@code *_MISSES.WALK_COMPLETED} count them: misses of the
 * second-level TLB, in user and kernel mode.
 *
 * @param load walks for loads
 * @param store walks for stores
 * @param instruction walks for instruction fetches
 * @param refillLoad of the load walks, those that fetch again what a flush threw away
 * @param refillStore of the store walks, likewise
 * @param refillInstruction of the instruction walks, likewise
 */
public record Walks(
    long load,
    long store,
    long instruction,
    long refillLoad,
    long refillStore,
    long refillInstruction) {
  /** Walks of all kinds. */
  public long total() {
    return load + store + instruction;
  }
}
