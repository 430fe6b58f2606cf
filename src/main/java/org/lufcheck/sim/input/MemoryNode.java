package org.lufcheck.sim.input;

/**
 * A memory node.
 *
 * @param name for people, unique within its machine
 * @param tier fast or slow
 * @param bytes size, whole pages
 * @param latencyNanos of a load from an idle node
 * @param bytesPerSecond most that it delivers
 * @param loadedLatency how many times the idle latency a load takes when the node is saturated, at
 *     least 1
 * @param writeShare bandwidth of writes as a share of the bandwidth of reads
 */
public record MemoryNode(
    String name,
    Tier tier,
    long bytes,
    double latencyNanos,
    double bytesPerSecond,
    double loadedLatency,
    double writeShare) {
  /** What kind of memory a node is. */
  public enum Tier {
    /** Memory beside the CPUs, present at boot. */
    DRAM,
    /** Memory without CPUs behind CXL, onlined after boot: where DRAM is demoted to. */
    CXL
  }

  /** The same node with another size. */
  public MemoryNode withBytes(long other) {
    return new MemoryNode(
        name, tier, other, latencyNanos, bytesPerSecond, loadedLatency, writeShare);
  }

  /** The size in pages. */
  public long pages() {
    return bytes / Machine.PAGE;
  }
}
