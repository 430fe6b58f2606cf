package org.lufcheck.sim.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lufcheck.sim.engine.alloc.PageAllocator;
import org.lufcheck.sim.engine.alloc.Zone;
import org.lufcheck.sim.engine.alloc.Zones;
import org.lufcheck.sim.engine.cpu.Current;
import org.lufcheck.sim.engine.log.EventLog;
import org.lufcheck.sim.engine.luf.Clock;
import org.lufcheck.sim.engine.luf.Deferral;
import org.lufcheck.sim.engine.memory.Frames;
import org.lufcheck.sim.engine.memory.LruLocks;
import org.lufcheck.sim.engine.memory.MemoryObject;
import org.lufcheck.sim.engine.memory.Node;
import org.lufcheck.sim.engine.memory.Slots;
import org.lufcheck.sim.engine.memory.Traffic;
import org.lufcheck.sim.engine.mglru.MultiGenerational;
import org.lufcheck.sim.engine.numa.HotThreshold;
import org.lufcheck.sim.engine.numa.Promotion;
import org.lufcheck.sim.engine.place.KernelMemory;
import org.lufcheck.sim.engine.reclaim.DirectReclaim;
import org.lufcheck.sim.engine.reclaim.Kswapd;
import org.lufcheck.sim.engine.reclaim.ListOrder;
import org.lufcheck.sim.engine.reclaim.Migration;
import org.lufcheck.sim.engine.reclaim.PageOrder;
import org.lufcheck.sim.engine.reclaim.ScanPlan;
import org.lufcheck.sim.engine.reclaim.Shrinker;
import org.lufcheck.sim.engine.reclaim.Workingset;
import org.lufcheck.sim.engine.time.Ledger;
import org.lufcheck.sim.engine.time.Timeline;
import org.lufcheck.sim.input.KernelSettings;
import org.lufcheck.sim.input.Machine;
import org.lufcheck.sim.input.MemoryNode;

/** Memory, its allocator and its reclaim. */
final class Memory {
  /** From a wake-up of kswapd to its first instruction: an assumption. */
  private static final double KSWAPD_WAKE_NANOS = 5000;

  /** Actors below this number are kswapds; threads follow. */
  static final int FIRST_THREAD = 8;

  private final Slots slots = new Slots();
  private final List<Map<String, MemoryObject>> objects;
  private final List<Node> nodes = new ArrayList<>();
  private final Frames frames;
  private final PageAllocator allocator;
  private final Deferral deferral;
  private final PageOrder order;
  private final LruLocks locks;
  private final Workingset workingset;
  private final KernelMemory kernelMemory;
  private final Traffic traffic;
  private final Migration migration;
  private final Shrinker shrinker;
  private final Kswapd[] kswapds;
  private final KernelSettings settings;
  private final int grain;

  Memory(
      Setup setup,
      Ledger ledger,
      Hardware hardware,
      Population population,
      Timeline timeline,
      EventLog log,
      boolean seededBug) {
    Machine machine = setup.machine();
    settings = machine.kernel();
    grain = setup.grain();
    objects = population.settle(slots);
    frames = new Frames(Zones.chunks(machine, grain));
    order = order(machine);
    for (MemoryNode node : machine.nodes()) {
      nodes.add(new Node(nodes.size(), node.name(), order.lru(nodes.size())));
    }
    deferral =
        new Deferral(
            setup.rules(),
            new Clock(machine.cpus().count()),
            hardware.processors(),
            hardware.shootdown(),
            slots,
            log,
            seededBug);
    List<Zone> zones = Zones.of(machine, grain, frames, nodes, deferral, setup.policy());
    kswapds = new Kswapd[nodes.size()];
    allocator =
        new PageAllocator(
            frames,
            zones,
            grain,
            machine.costs(),
            ledger,
            (node, now) -> wakeKswapd(timeline, node, now),
            log);
    locks =
        new LruLocks(
            nodes.size(),
            hardware.processors(),
            machine.kernel().lruLockWaits(),
            machine.costs().lruLockNanos(),
            grain);
    traffic = new Traffic(machine.nodes(), Zones.ends(machine, grain));
    workingset = order.workingset(nodes, ledger);
    kernelMemory =
        new KernelMemory(
            allocator,
            slots,
            ledger,
            nodes,
            grain,
            setup.placement(),
            Zones.list(zones, false, machine),
            Zones.list(zones, true, machine),
            traffic,
            settings.memmapOnMemory());
    migration =
        new Migration(
            frames,
            slots,
            hardware.mms(),
            deferral,
            allocator,
            locks,
            machine.costs(),
            log,
            grain,
            Math.max(1, settings.pages().migrate() / grain),
            settings.pages().directReclaim());
    shrinker =
        new Shrinker(
            new Shrinker.Parts(
                frames,
                slots,
                hardware.mms(),
                deferral,
                allocator,
                migration,
                workingset,
                locks,
                (current, pages) -> {
                  hardware.storage().submit(current.now(), pages);
                  ledger.add(Ledger.Count.WRITTEN, pages);
                },
                machine.costs(),
                grain,
                order.batch(),
                settings.pages().unmap(),
                settings.swapBytes() > 0,
                Zones.demotion(zones, machine)));
    for (Node node : nodes) {
      kswapds[node.id()] =
          new Kswapd(
              node.id(),
              node,
              allocator,
              plan(),
              new Current(ledger),
              hardware.processors(),
              settings.tiering(),
              hardware.processors().count() - 1 - node.id() % hardware.processors().count(),
              KSWAPD_WAKE_NANOS,
              kernelMemory::pressureIsLow);
    }
    boot(new Current(ledger), zones);
  }

  private PageOrder order(Machine machine) {
    return switch (settings.lru()) {
      case CLASSIC ->
          new ListOrder(
              slots, frames, machine.nodes().size(), grain, settings.pages().directReclaim());
      case MGLRU ->
          new MultiGenerational(
              slots,
              frames,
              Zones.ends(machine, grain),
              machine.costs(),
              grain,
              settings.tiering());
    };
  }

  private void boot(Current current, List<Zone> zones) {
    for (Zone zone : zones) {
      kernelMemory.bootMemmap(current, zone, settings.memmapOnMemory() && zone.node().id() > 0);
    }
  }

  private void wakeKswapd(Timeline timeline, Node node, double now) {
    Kswapd kswapd = kswapds[node.id()];
    if (kswapd.isNeeded()) {
      timeline.wake(kswapd, now + kswapd.wakeNanos());
    }
  }

  private ScanPlan plan() {
    return order.plan(shrinker, allocator.zones());
  }

  DirectReclaim directReclaim(Current current) {
    return new DirectReclaim(nodes, plan(), current, settings.pages().directReclaim());
  }

  Promotion promotion() {
    Zone[] fast =
        settings.tiering()
            ? allocator.zones().stream().filter(zone -> zone.node().id() == 0).toArray(Zone[]::new)
            : new Zone[0];
    return new Promotion(migration, new HotThreshold(settings.numa()), locks, fast, grain);
  }

  Slots slots() {
    return slots;
  }

  Frames frames() {
    return frames;
  }

  List<Map<String, MemoryObject>> objects() {
    return objects;
  }

  List<Node> nodes() {
    return nodes;
  }

  PageAllocator allocator() {
    return allocator;
  }

  Deferral deferral() {
    return deferral;
  }

  LruLocks locks() {
    return locks;
  }

  Workingset workingset() {
    return workingset;
  }

  KernelMemory kernelMemory() {
    return kernelMemory;
  }

  Traffic traffic() {
    return traffic;
  }
}
