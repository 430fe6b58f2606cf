package org.lufcheck.sim.input;

/**
 * A memory node.
 *
 * @param name for people, unique within its machine
 * @param tier fast or slow
 * @param bytes size, whole pages
 * @param reservedBytes of the size what the page allocator never gets, struct pages not counted:
 *     the kernel's image, firmware, tables that are allocated at boot; whole pages
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
    long reservedBytes,
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

  /** The same node with another size, of which as much is reserved as before. */
  public MemoryNode withBytes(long other) {
    return new MemoryNode(
        name, tier, other, reservedBytes, latencyNanos, bytesPerSecond, loadedLatency, writeShare);
  }

  /** The same node, smaller. */
  MemoryNode scaled(Scale scale) {
    long reserved = reservedBytes == 0 ? 0 : scale.pages(reservedBytes);
    return new MemoryNode(
        name,
        tier,
        scale.pages(bytes),
        reserved,
        latencyNanos,
        bytesPerSecond,
        loadedLatency,
        writeShare);
  }

  /** The size in pages. */
  public long pages() {
    return bytes / Machine.PAGE;
  }

  /** Pages that are for the page allocator or hold struct pages. */
  public long usablePages() {
    return (bytes - reservedBytes) / Machine.PAGE;
  }
}
