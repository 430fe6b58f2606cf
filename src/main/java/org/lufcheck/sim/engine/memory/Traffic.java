package org.lufcheck.sim.engine.memory;

import java.util.Arrays;
import java.util.List;
import org.lufcheck.sim.input.Machine;
import org.lufcheck.sim.input.MemoryNode;

/**
 * How busy the memory nodes are, and what a load costs for it. The load of a millisecond decides
 * the latency of the next; latency grows with the square of the load up to what the machine says
 * for a saturated node (an assumption: published curves are flat up to about half of the
 * bandwidth).
 */
public final class Traffic {
  private static final double WINDOW_NANOS = 1e6;

  /** Cache lines that one core has under way when it streams (fill buffers and prefetchers). */
  private static final double LINES_AT_A_TIME = 24;

  private static final double LINE_BYTES = 64;

  private final MemoryNode[] nodes;
  private final int[] ends;
  private final double[] bytes;
  private final double[] latency;
  private double windowEnd = WINDOW_NANOS;

  /**
   * Idle memory.
   *
   * @param ends the frame after the last of each node
   */
  public Traffic(List<MemoryNode> nodes, int[] ends) {
    this.nodes = nodes.toArray(MemoryNode[]::new);
    this.ends = ends.clone();
    bytes = new double[ends.length];
    latency = new double[ends.length];
    Arrays.setAll(latency, node -> this.nodes[node].latencyNanos());
  }

  /** The node of a frame. */
  public int nodeOf(int frame) {
    int node = 0;
    while (frame >= ends[node]) {
      node++;
    }
    return node;
  }

  /** The latency of a load now, in nanoseconds. */
  public double latency(int node) {
    return latency[node];
  }

  /** How long a core needs to read pages of a node in order. */
  public double stream(int node, long pages, double now) {
    move(node, pages * (double) Machine.PAGE, now);
    return pages * Machine.PAGE / LINE_BYTES / LINES_AT_A_TIME * latency[node];
  }

  /** How long a core needs to write pages of a node; writes use up more of its bandwidth. */
  public double write(int node, long pages, double now) {
    move(node, pages * (double) Machine.PAGE / nodes[node].writeShare(), now);
    return pages * Machine.PAGE / LINE_BYTES / LINES_AT_A_TIME * latency[node];
  }

  /** Loads of single lines. */
  public double loads(int node, long loads, double now) {
    move(node, loads * LINE_BYTES, now);
    return loads * latency[node];
  }

  private void move(int node, double amount, double now) {
    if (now >= windowEnd) {
      nextWindow(now);
    }
    bytes[node] += amount;
  }

  private void nextWindow(double now) {
    for (int node = 0; node < nodes.length; node++) {
      double load = bytes[node] * 1e9 / WINDOW_NANOS / nodes[node].bytesPerSecond();
      double share = Math.min(1, load);
      latency[node] =
          nodes[node].latencyNanos() * (1 + (nodes[node].loadedLatency() - 1) * share * share);
      bytes[node] = 0;
    }
    windowEnd = now + WINDOW_NANOS;
  }
}
