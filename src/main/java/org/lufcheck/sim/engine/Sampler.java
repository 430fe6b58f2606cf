package org.lufcheck.sim.engine;

import java.util.ArrayList;
import java.util.List;
import org.lufcheck.sim.engine.alloc.Zone;
import org.lufcheck.sim.engine.memory.Frames;
import org.lufcheck.sim.engine.memory.Node;
import org.lufcheck.sim.engine.time.Ledger;
import org.lufcheck.sim.engine.time.Ledger.Count;
import org.lufcheck.sim.result.NodePages;
import org.lufcheck.sim.result.Sample;

/**
 * Looks at the machine at equal distances. Since nobody knows in advance how long a run takes, the
 * distance begins small, and doubles whenever there are twice as many samples as wanted; every
 * other one is then dropped.
 */
final class Sampler {
  private static final double FIRST_DISTANCE_NANOS = 1e6;

  private final int wanted;
  private final int grain;
  private final Ledger ledger;
  private final Hardware hardware;
  private final Memory memory;
  private List<Sample> samples = new ArrayList<>();
  private double distance = FIRST_DISTANCE_NANOS;
  private double next;

  Sampler(Setup setup, Ledger ledger, Hardware hardware, Memory memory) {
    wanted = Math.max(1, setup.samples());
    grain = setup.grain();
    this.ledger = ledger;
    this.hardware = hardware;
    this.memory = memory;
  }

  void look(double now) {
    if (now < next) {
      return;
    }
    samples.add(sample(now));
    if (samples.size() > 2 * wanted) {
      List<Sample> half = new ArrayList<>();
      for (int at = 0; at < samples.size(); at += 2) {
        half.add(samples.get(at));
      }
      samples = half;
      distance *= 2;
    }
    next = (Math.floor(now / distance) + 1) * distance;
  }

  /** All samples and one of the end. */
  List<Sample> samples(double now) {
    List<Sample> all = new ArrayList<>(samples);
    all.add(sample(now));
    return all;
  }

  private Sample sample(double now) {
    return new Sample(
        Math.round(now),
        memory.nodes().stream().map(this::pages).toList(),
        hardware.shootdown().receptions(),
        ledger.walks().total(),
        ledger.count(Count.VISITS),
        ledger.count(Count.PAGE_INS),
        ledger.count(Count.RECLAIMED),
        ledger.count(Count.DEMOTED),
        ledger.count(Count.PROMOTED));
  }

  private NodePages pages(Node node) {
    long free = 0;
    long pending = 0;
    long perCpu = 0;
    for (Zone zone : memory.allocator().zones()) {
      if (zone.node() == node) {
        free += zone.freePages();
        pending += Math.max(0, zone.luf().pages());
        perCpu += zone.perCpuPages();
      }
    }
    return new NodePages(
        node.name(),
        free,
        pending,
        perCpu,
        pages(node, Frames.INACTIVE_FILE),
        pages(node, Frames.ACTIVE_FILE),
        pages(node, Frames.INACTIVE_ANON),
        pages(node, Frames.ACTIVE_ANON),
        memory.kernelMemory().pages(node));
  }

  private long pages(Node node, int list) {
    return (long) node.lru().size(list) * grain;
  }
}
