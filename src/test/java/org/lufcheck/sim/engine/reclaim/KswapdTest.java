package org.lufcheck.sim.engine.reclaim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lufcheck.sim.engine.alloc.Request;
import org.lufcheck.sim.engine.alloc.TinyMemory;
import org.lufcheck.sim.engine.alloc.Zones;
import org.lufcheck.sim.engine.cpu.Current;
import org.lufcheck.sim.engine.memory.Node;
import org.lufcheck.sim.engine.time.Actor;
import org.lufcheck.sim.engine.time.Ledger;
import org.lufcheck.sim.input.Machine;
import org.lufcheck.sim.input.MachineLibrary;

/** How hard kswapd tries, pass after pass, on a node that is down to its min watermark. */
final class KswapdTest {
  /** Passes of one step each that look at and reclaim what they are told to. */
  private static final class Told implements ScanPlan {
    private final List<Integer> priorities = new ArrayList<>();
    private long share;
    private long reclaimed;
    private long wanted;

    @Override
    public void begin(Node node, int priority, long pages, boolean direct) {
      priorities.add(priority);
      wanted = pages;
    }

    @Override
    public boolean step(ReclaimTask task, Node node) {
      return true;
    }

    @Override
    public long scanned() {
      return share * wanted;
    }

    @Override
    public long reclaimed() {
      return reclaimed;
    }
  }

  private final Told plan = new Told();
  private final Kswapd kswapd;

  KswapdTest() {
    Machine machine = MachineLibrary.shipped().find("tiny-cxl").machine();
    Ledger ledger = new Ledger(machine.cpus().count());
    TinyMemory memory = new TinyMemory(machine, ledger);
    Current current = new Current(ledger);
    while (!current.isStalled()) {
      memory.allocator().allocate(current, Zones.list(memory.zones(), true, machine), Request.MUST);
    }
    kswapd =
        new Kswapd(
            0,
            memory.nodes().get(0),
            memory.allocator(),
            plan,
            new Current(ledger),
            memory.processors(),
            true,
            3,
            1000,
            done -> {});
  }

  /** The priorities of three passes, each of which looks at so many times what is wanted. */
  private List<Integer> passes(long share, long reclaimed) {
    plan.share = share;
    plan.reclaimed = reclaimed;
    for (int pass = 0; pass < 3; pass++) {
      assertThat(kswapd.act(pass)).isNotEqualTo(Actor.NEVER);
    }
    return plan.priorities;
  }

  @Test
  void looksAtMoreEachTimeWhileItLooksAtTooLittle() {
    assertThat(passes(0, 1)).containsExactly(12, 11, 10);
  }

  @Test
  void doesNotTryHarderWhileItLooksAtEnoughAndReclaimsSome() {
    assertThat(passes(1, 1)).containsExactly(12, 12, 12);
  }

  @Test
  void looksAtMoreEachTimeWhileItReclaimsNothing() {
    assertThat(passes(1, 0)).containsExactly(12, 11, 10);
  }
}
