package org.lufcheck.sim.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.lufcheck.sim.engine.log.EventLog;
import org.lufcheck.sim.engine.time.Ledger;
import org.lufcheck.sim.input.IpiCosts;
import org.lufcheck.sim.input.KernelSettings.MaskClearing;
import org.lufcheck.sim.input.Program.HotPages;
import org.lufcheck.sim.result.FlushReason;
import org.lufcheck.sim.result.Payer;

/** Who is interrupted, and who waits how long. */
final class ShootdownTest {
  private static final IpiCosts COSTS = new IpiCosts(1000, 100, 500, 700, 50, 200, 100);

  private final Ledger ledger = new Ledger(40);
  private final Processors processors = new Processors(4, MaskClearing.EAGER);
  private final Mm mm = new Mm(0, new HotPages(2, 1, 0.5));
  private final Shootdown shootdown =
      new Shootdown(processors, new TlbLoss(ledger, 4, 30), COSTS, ledger, EventLog.NONE);
  private final Current current = new Current(ledger);

  private void run(int... cpus) {
    for (int cpu : cpus) {
      processors.run(cpu, mm);
    }
  }

  @Test
  void theInitiatorWaitsForTheLastOfItsTargets() {
    run(1, 2);
    shootdown.flush(current, mm.cpumask(), FlushReason.RECLAIM, 31);
    // Sent at 1000 + 2 * 100, delivered 500 later, served in 700, seen after 50.
    assertThat(current.now()).isCloseTo(1200 + 500 + 700 + 50, within(1e-6));
    assertThat(shootdown.receptions()).isEqualTo(2);
    assertThat(shootdown.result().of(FlushReason.RECLAIM).pagesPerOperation()).isEqualTo(31);
    assertThat(ledger.charged(Payer.IPI_HANDLER)).isCloseTo(1400, within(1e-6));
  }

  @Test
  void handlersOnOneCpuQueueUp() {
    run(1);
    shootdown.flush(current, mm.cpumask(), FlushReason.RECLAIM, 1);
    Current other = new Current(ledger);
    other.cpu(3);
    shootdown.flush(other, mm.cpumask(), FlushReason.RECLAIM, 1);
    assertThat(other.now()).isGreaterThan(current.now() + 600);
  }

  @Test
  void lazyCpusAreSkippedAndCatchUp() {
    run(1, 2);
    processors.idle(2);
    mm.changed();
    shootdown.flush(current, mm.cpumask(), FlushReason.RECLAIM, 1);
    assertThat(shootdown.result().receivedByCpu()).containsExactly(0L, 1L, 0L, 0L);
    assertThat(processors.run(2, mm)).as("behind").isTrue();
    assertThat(processors.run(1, mm)).as("behind").isFalse();
  }

  @Test
  void aCpuThatRunsSomethingElseLeavesTheMaskAtOnceOrLazily() {
    for (MaskClearing clearing : MaskClearing.values()) {
      Processors cpus = new Processors(2, clearing);
      Mm before = new Mm(0, new HotPages(0, 0, 0));
      cpus.run(1, before);
      cpus.run(1, new Mm(1, new HotPages(0, 0, 0)));
      assertThat(before.cpumask()).isEqualTo(clearing == MaskClearing.EAGER ? 0 : 2);
    }
  }

  @Test
  void aReceptionCostsTheHotPagesOnceUntilTheyAreBack() {
    run(1);
    TlbLoss loss = new TlbLoss(ledger, 4, 30);
    assertThat(loss.flush(1, mm, 10_000)).isCloseTo(3.5 * 30, within(1e-6));
    assertThat(loss.flush(1, mm, 10_500)).isCloseTo(3.5 * 30 / 2, within(1e-6));
    assertThat(loss.flush(1, mm, 10_500)).isZero();
    assertThat(ledger.walks().refillLoad()).isEqualTo(3);
  }
}
