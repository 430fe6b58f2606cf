package org.lufcheck.sim.engine.alloc;

import java.util.ArrayList;
import java.util.List;
import org.lufcheck.kernel.rules.Watermarks;
import org.lufcheck.sim.engine.luf.Deferral;
import org.lufcheck.sim.engine.luf.FlushPolicy;
import org.lufcheck.sim.engine.luf.TakeOff;
import org.lufcheck.sim.engine.luf.ZonePending;
import org.lufcheck.sim.engine.memory.Frames;
import org.lufcheck.sim.engine.memory.Node;
import org.lufcheck.sim.input.KernelSettings.Batches;
import org.lufcheck.sim.input.Machine;
import org.lufcheck.sim.input.MemoryNode;

/** Builds the zones of a machine, and the zonelists over them. */
public final class Zones {
  /** What a per-CPU list may hold at most: this part of the zone, shared by the CPUs. */
  private static final int MIN_PERCPU_PAGELIST_HIGH_FRACTION = 8;

  /** A zone of this many pages has the full batch (zone_batchsize: 1 GiB). */
  private static final long PAGES_FOR_FULL_BATCH = 1L << 18;

  private Zones() {}

  /** Chunks of all nodes. */
  public static int chunks(Machine machine, int grain) {
    int[] ends = ends(machine, grain);
    return ends[ends.length - 1];
  }

  /** For each node the frame after its last. */
  public static int[] ends(Machine machine, int grain) {
    int[] ends = new int[machine.nodes().size()];
    int end = 0;
    for (int node = 0; node < ends.length; node++) {
      end += Math.toIntExact(machine.nodes().get(node).pages() / grain);
      ends[node] = end;
    }
    return ends;
  }

  /** The zones, all free. */
  public static List<Zone> of(
      Machine machine,
      int grain,
      Frames frames,
      List<Node> nodes,
      Deferral deferral,
      FlushPolicy policy) {
    int[] ends = ends(machine, grain);
    List<Zone> zones = new ArrayList<>();
    int next = 0;
    for (ZoneLayout.Plan plan : ZoneLayout.of(machine)) {
      int begin = plan.node() == 0 ? 0 : ends[plan.node() - 1];
      int first = Math.max(next, begin);
      int chunks = Math.min(ends[plan.node()] - first, Math.toIntExact(plan.pages() / grain));
      next = first + chunks;
      TakeOff luf = deferral.takeOff(policy);
      zones.add(
          new Zone(
              nodes.get(plan.node()),
              plan.movable(),
              machine.kernel().preemptCount(),
              first,
              chunks,
              grain,
              free(machine, frames, first, chunks, grain, luf),
              plan.marks(),
              luf,
              perCpu(machine, frames, plan)));
    }
    return zones;
  }

  private static FreePages free(
      Machine machine, Frames frames, int first, int chunks, int grain, TakeOff luf) {
    if (luf instanceof ZonePending pending) {
      return switch (machine.kernel().freeLists()) {
        case SINGLE -> new SinglePages(frames, first, chunks, grain, pending);
        case BUDDY -> new FreeAreas(frames, first, chunks, grain, pending);
      };
    }
    return new MixedPages(frames, first, chunks, luf);
  }

  /** zone_batchsize and zone_highsize. */
  private static PerCpuPages[] perCpu(Machine machine, Frames frames, ZoneLayout.Plan plan) {
    Batches limits = machine.kernel().pages();
    int cpus = machine.cpus().count();
    Watermarks marks = plan.marks();
    int batch = batch(limits.pcp(), plan.managed());
    long sharers = plan.node() == 0 ? cpus + 1L : cpus;
    long high = Math.max(marks.low() / sharers, 4L * batch);
    long most = plan.managed() / MIN_PERCPU_PAGELIST_HIGH_FRACTION / sharers;
    PerCpuPages[] lists = new PerCpuPages[cpus];
    for (int cpu = 0; cpu < cpus; cpu++) {
      lists[cpu] =
          new PerCpuPages(
              frames,
              batch,
              limits.pcpScale(),
              Math.toIntExact(high),
              (int) Math.min(Integer.MAX_VALUE, most));
    }
    return lists;
  }

  /** zone_batchsize: a 4096th of the zone, as 2^n - 1 so that lists of CPUs do not move in step. */
  static int batch(int full, long pages) {
    if (pages >= PAGES_FOR_FULL_BATCH) {
      return full;
    }
    long share = Math.max(1, pages >> 12);
    return (int) Math.max(1, Long.highestOneBit(share + share / 2) - 1);
  }

  /** The zonelist: nodes in order, within a node ZONE_MOVABLE first where it is allowed. */
  public static Zone[] list(List<Zone> zones, boolean movable, Machine machine) {
    List<Zone> list = new ArrayList<>();
    for (int node = 0; node < machine.nodes().size(); node++) {
      for (Zone zone : zones) {
        if (zone.node().id() == node && (movable || !zone.movable())) {
          list.add(zone);
        }
      }
    }
    return list.toArray(Zone[]::new);
  }

  /** For each node the zones that its pages are demoted to. */
  public static Zone[][] demotion(List<Zone> zones, Machine machine) {
    List<MemoryNode> nodes = machine.nodes();
    Zone[][] targets = new Zone[nodes.size()][];
    for (int node = 0; node < targets.length; node++) {
      boolean fast = nodes.get(node).tier() == MemoryNode.Tier.DRAM;
      targets[node] =
          fast && machine.kernel().demotion()
              ? zones.stream()
                  .filter(zone -> nodes.get(zone.node().id()).tier() == MemoryNode.Tier.CXL)
                  .toArray(Zone[]::new)
              : new Zone[0];
    }
    return targets;
  }
}
