package org.lufcheck.sim.engine.alloc;

import java.util.List;
import org.lufcheck.sim.engine.cpu.Processors;
import org.lufcheck.sim.engine.cpu.Shootdown;
import org.lufcheck.sim.engine.cpu.TlbLoss;
import org.lufcheck.sim.engine.log.EventLog;
import org.lufcheck.sim.engine.luf.Clock;
import org.lufcheck.sim.engine.luf.Deferral;
import org.lufcheck.sim.engine.luf.FlushPolicy;
import org.lufcheck.sim.engine.memory.Frames;
import org.lufcheck.sim.engine.memory.Node;
import org.lufcheck.sim.engine.memory.Slots;
import org.lufcheck.sim.engine.time.Ledger;
import org.lufcheck.sim.input.Machine;
import org.lufcheck.sim.result.Shootdowns;
import org.lufcheck.variant.VariantLibrary;

/**
 * The memory of a machine with one DRAM and one CXL node, page by page and all free, and its
 * allocator under vanilla.
 */
public final class TinyMemory {
  private final Frames frames;
  private final Slots slots = new Slots();
  private final List<Node> nodes;
  private final List<Zone> zones;
  private final Processors processors;
  private final Shootdown shootdown;
  private final Deferral deferral;
  private final PageAllocator allocator;

  /** The memory of a machine, page by page. */
  public TinyMemory(Machine machine, Ledger ledger) {
    this(machine, ledger, 1);
  }

  /** The memory of a machine, in chunks of so many pages. */
  public TinyMemory(Machine machine, Ledger ledger, int grain) {
    int cpus = machine.cpus().count();
    frames = new Frames(Zones.chunks(machine, grain));
    nodes = List.of(new Node(0, "dram", frames), new Node(1, "cxl", frames));
    processors = new Processors(cpus, machine.kernel().maskClearing(), 6);
    shootdown =
        new Shootdown(
            processors, new TlbLoss(ledger, 30), machine.ipi(), 33, ledger, EventLog.NONE);
    deferral =
        new Deferral(
            VariantLibrary.shipped().get("vanilla").rules(),
            new Clock(cpus),
            processors,
            shootdown,
            slots,
            EventLog.NONE,
            false);
    zones = Zones.of(machine, grain, frames, nodes, deferral, new FlushPolicy.AtTakeOff());
    allocator =
        new PageAllocator(
            frames, zones, grain, machine.costs(), ledger, (node, now) -> {}, EventLog.NONE);
  }

  /** All frames. */
  public Frames frames() {
    return frames;
  }

  /** What they hold. */
  public Slots slots() {
    return slots;
  }

  /** What reclaim unmaps. */
  public Deferral deferral() {
    return deferral;
  }

  /** Flushes so far. */
  public Shootdowns flushes() {
    return shootdown.result();
  }

  /** DRAM, CXL. */
  public List<Node> nodes() {
    return nodes;
  }

  /** Their zones. */
  public List<Zone> zones() {
    return zones;
  }

  /** The CPUs. */
  public Processors processors() {
    return processors;
  }

  /** The allocator. */
  public PageAllocator allocator() {
    return allocator;
  }
}
