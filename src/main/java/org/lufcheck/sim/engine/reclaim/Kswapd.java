package org.lufcheck.sim.engine.reclaim;

import java.util.List;
import java.util.function.Consumer;
import org.lufcheck.sim.engine.alloc.PageAllocator;
import org.lufcheck.sim.engine.alloc.Zone;
import org.lufcheck.sim.engine.cpu.Current;
import org.lufcheck.sim.engine.cpu.Processors;
import org.lufcheck.sim.engine.luf.UnmapBatch;
import org.lufcheck.sim.engine.memory.Node;
import org.lufcheck.sim.engine.time.Actor;
import org.lufcheck.sim.engine.time.Ledger.Count;
import org.lufcheck.sim.result.Payer;

/**
 * The reclaim thread of a node (mm/vmscan.c: kswapd, balance_pgdat): works until every zone of its
 * node has its high watermark free, or promo where NUMA balancing does memory tiering.
 */
public final class Kswapd extends Actor {
  /** Passes without progress after which it gives up until direct reclaim succeeds. */
  private static final int MAX_RECLAIM_RETRIES = 16;

  private final Node node;
  private final List<Zone> zones;
  private final ScanPlan plan;
  private final ReclaimTask task;
  private final Processors processors;
  private final PageAllocator allocator;
  private final boolean promo;
  private final int cpu;
  private final double wakeNanos;
  private final Consumer<Current> balanced;
  private boolean working;
  private boolean passing;
  private int priority;
  private int failures;

  /**
   * A kswapd that sleeps.
   *
   * @param id of the actor
   * @param promo whether it goes on to the promo watermark
   * @param cpu where it runs, by preference
   * @param wakeNanos from a wake-up to its first instruction
   * @param balanced told when the node has enough free memory again
   */
  public Kswapd(
      int id,
      Node node,
      PageAllocator allocator,
      ScanPlan plan,
      Current current,
      Processors processors,
      boolean promo,
      int cpu,
      double wakeNanos,
      Consumer<Current> balanced) {
    super(id);
    this.node = node;
    this.allocator = allocator;
    zones = allocator.zones().stream().filter(zone -> zone.node() == node).toList();
    this.plan = plan;
    task = new ReclaimTask(current, new UnmapBatch(), Payer.KSWAPD);
    this.processors = processors;
    this.promo = promo;
    this.cpu = cpu;
    this.wakeNanos = wakeNanos;
    this.balanced = balanced;
  }

  /** Whether a wake-up would make it work (wakeup_kswapd). */
  public boolean isNeeded() {
    return !working && failures < MAX_RECLAIM_RETRIES && !isBalanced();
  }

  /** How long it takes from a wake-up to its first instruction. */
  public double wakeNanos() {
    return wakeNanos;
  }

  /** Direct reclaim made progress, so that it is worth trying again. */
  public void encourage() {
    failures = 0;
  }

  private boolean isBalanced() {
    for (Zone zone : zones) {
      long mark = promo ? zone.marks().promo() : zone.marks().high();
      if (zone.freePages() > mark) {
        return true;
      }
    }
    return zones.isEmpty();
  }

  @Override
  protected double act(double now) {
    Current current = task.current();
    current.now(now);
    current.cpu(cpu);
    if (!working) {
      start();
    }
    current.now(current.now() + processors.takeStolen(cpu));
    if (!passing) {
      if (isBalanced() || failures >= MAX_RECLAIM_RETRIES) {
        return stop();
      }
      plan.begin(node, priority, wanted(), false);
      passing = true;
    }
    if (plan.step(task, node)) {
      endPass();
    }
    flushInBackground();
    return current.now();
  }

  private void start() {
    working = true;
    processors.runKernel(cpu);
    priority = ScanPlan.DEF_PRIORITY;
    task.current().ledger().add(Count.KSWAPD_WAKES, 1);
    zones.forEach(zone -> zone.reclaiming(1));
  }

  private double stop() {
    working = false;
    zones.forEach(zone -> zone.reclaiming(-1));
    balanced.accept(task.current());
    return NEVER;
  }

  /** The next pass looks at more only if this one looked at too little or reclaimed nothing. */
  private void endPass() {
    passing = false;
    if (plan.scanned() < wanted() || plan.reclaimed() == 0) {
      priority--;
    }
    if (plan.reclaimed() > 0) {
      failures = 0;
    }
    if (priority < 1) {
      failures += plan.reclaimed() == 0 ? 1 : 0;
      priority = ScanPlan.DEF_PRIORITY;
    }
  }

  private void flushInBackground() {
    for (Zone zone : zones) {
      if (zone.luf().wantsFlushInKswapd()) {
        allocator.flushPending(task.current(), zone);
      }
    }
  }

  private long wanted() {
    long pages = 0;
    for (Zone zone : zones) {
      pages += Math.max(zone.marks().high(), 32);
    }
    return pages;
  }
}
