package org.lufcheck.sim.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
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
  private final Processors processors = new Processors(4, MaskClearing.EAGER, 6);
  private final Mm mm = new Mm(0, new HotPages(2, 1, 0.5));
  private final Shootdown shootdown =
      new Shootdown(processors, new TlbLoss(ledger, 30), COSTS, 33, ledger, EventLog.NONE);
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
  void anInterruptDoesNotWaitForOneThatArrivesLater() {
    run(1, 2);
    mm.changed();
    processors.receivers().leave(2);
    current.now(10_000);
    shootdown.flush(current, mm.cpumask(), FlushReason.RECLAIM, 1);
    Current earlier = new Current(ledger);
    earlier.cpu(3);
    shootdown.flush(earlier, mm.cpumask(), FlushReason.RECLAIM, 1);
    assertThat(earlier.now()).isCloseTo(1200 + 500 + 700 + 50, within(1e-6));
    Current later = new Current(ledger);
    later.cpu(3);
    later.now(10_000);
    shootdown.flush(later, mm.cpumask(), FlushReason.RECLAIM, 1);
    assertThat(later.now()).as("behind the first").isGreaterThan(current.now() + 600);
  }

  @Test
  void anInterruptThatArrivesEarlierThanOthersStillWaitsForInterruptsToBeOn() {
    run(1);
    processors.interruptsOff(1, 1000, 8000);
    current.now(10_000);
    shootdown.flush(current, mm.cpumask(), FlushReason.RECLAIM, 1);
    Current earlier = new Current(ledger);
    earlier.cpu(3);
    shootdown.flush(earlier, mm.cpumask(), FlushReason.RECLAIM, 1);
    assertThat(earlier.now()).isCloseTo(8000 + 700 + 50, within(1e-6));
  }

  @Test
  void anInterruptWaitsForInterruptsToBeOnAlsoWhenTheyAreOffAgainLater() {
    run(1);
    processors.interruptsOff(1, 1000, 8000);
    processors.interruptsOff(1, 20_000, 30_000);
    shootdown.flush(current, mm.cpumask(), FlushReason.RECLAIM, 1);
    assertThat(current.now()).isCloseTo(8000 + 700 + 50, within(1e-6));
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
      Processors cpus = new Processors(2, clearing, 6);
      Mm before = new Mm(0, new HotPages(0, 0, 0));
      cpus.run(1, before);
      cpus.run(1, new Mm(1, new HotPages(0, 0, 0)));
      assertThat(before.cpumask()).isEqualTo(clearing == MaskClearing.EAGER ? 0 : 2);
    }
  }

  @Test
  void aReceptionCostsTheHotPagesOnceUntilTheyAreBack() {
    run(1);
    TlbLoss loss = new TlbLoss(ledger, 30);
    assertThat(loss.walkNanos(mm, TlbLoss.share(10_000))).isCloseTo(3.5 * 30, within(1e-6));
    assertThat(loss.walkNanos(mm, TlbLoss.share(500))).isCloseTo(3.5 * 30 / 2, within(1e-6));
    assertThat(loss.walkNanos(mm, TlbLoss.share(0))).isZero();
    loss.lose(mm, 1.5, 70);
    assertThat(ledger.walks().refillLoad()).isEqualTo(3);
    assertThat(ledger.charged(Payer.WALKS)).isEqualTo(70);
  }

  @Test
  void twoFlushesLoseTheSameInWhicheverOrderTheyAreCarriedOut() {
    run(1, 2);
    double inOrder = lossOf(10_000, 10_400);
    assertThat(inOrder).isCloseTo(2 * 3.5 * 1.4, within(1e-6));
    assertThat(lossOf(20_400, 20_000)).isCloseTo(inOrder, within(1e-6));
    processors.receivers().leave(2);
    assertThat(lossOf(30_400, 30_000)).as("each for itself").isCloseTo(inOrder, within(1e-6));
    assertThat(lossOf(40_000, 40_000)).as("at once").isCloseTo(2 * 3.5, within(1e-6));
  }

  /** Walks after flushes of two CPUs that arrive at these moments, carried out in this order. */
  private double lossOf(double first, double second) {
    double before = ledger.charged(Payer.WALKS);
    TlbLoss loss = new TlbLoss(ledger, 30);
    processors.receivers().flush(mm, mm.cpumask(), first, 700, loss);
    processors.receivers().flush(mm, mm.cpumask(), second, 700, loss);
    return (ledger.charged(Payer.WALKS) - before) / 30;
  }

  @Test
  void aShortRangeIsFlushedPageByPageWhereNothingElseIsOwed() {
    run(1, 2);
    mm.changed();
    shootdown.flushPages(current, mm, 3, FlushReason.RANGE, 3);
    assertThat(ledger.walks().refillLoad()).isZero();
    assertThat(ledger.charged(Payer.IPI_HANDLER)).isCloseTo(2 * (700 - 200 + 300), within(1e-6));
    mm.changed();
    mm.changed();
    shootdown.flushPages(current, mm, 3, FlushReason.RANGE, 3);
    assertThat(ledger.walks().refillLoad()).as("two behind: a full flush").isEqualTo(4);
    assertThat(processors.upToDate(1)).isTrue();
  }

  @Test
  void aFlushFindsWhoRunsSomethingElseAndTakesItOutOfALazyMask() {
    Processors cpus = new Processors(2, MaskClearing.LAZY, 6);
    Shootdown lazy = new Shootdown(cpus, new TlbLoss(ledger, 30), COSTS, 33, ledger, EventLog.NONE);
    cpus.run(1, mm);
    cpus.run(1, new Mm(1, new HotPages(0, 0, 0)));
    mm.changed();
    lazy.flushPages(current, mm, 1, FlushReason.RANGE, 1);
    assertThat(mm.cpumask()).isZero();
  }

  @Test
  void aCpuThatComesBackFlushesWhatItMissedAndOnlyThat() {
    Mm other = new Mm(1, new HotPages(0, 0, 0));
    run(0);
    processors.run(0, other);
    assertThat(processors.run(0, mm)).as("nothing missed").isFalse();
    processors.run(0, other);
    mm.changed();
    assertThat(processors.run(0, mm)).as("a change missed").isTrue();
    Processors few = new Processors(1, MaskClearing.EAGER, 1);
    few.run(0, mm);
    few.run(0, other);
    assertThat(few.run(0, mm)).as("its PCID was given away").isTrue();
  }

  @Test
  void cpusThatAreFlushedTogetherFareAsEachWouldAlone() {
    int count = 12;
    Mm[] mms = {new Mm(0, new HotPages(2, 1, 0.5)), new Mm(1, new HotPages(1, 4, 1))};
    Receivers receivers = new Receivers(count);
    TlbLoss loss = new TlbLoss(ledger, 30);
    TlbLoss aside = new TlbLoss(new Ledger(40), 30);
    double[] lastFlush = new double[count];
    double[] queueEnd = new double[count];
    double[] stolen = new double[count];
    Arrays.fill(lastFlush, -TlbLoss.REFETCH_NANOS);
    SplittableRandom random = new SplittableRandom(1);
    double time = 0;
    for (int step = 0; step < 3000; step++) {
      time += random.nextInt(2000);
      Mm mm = mms[random.nextInt(2)];
      long mask = (mm.id() == 0 ? 0x3f : 0xfc0) & (random.nextBoolean() ? -1 : random.nextLong());
      double last = receivers.flush(mm, mask, time, 700, loss);
      double expected = time;
      for (int cpu = 0; cpu < count; cpu++) {
        if ((mask & 1L << cpu) != 0) {
          double walks = aside.walkNanos(mm, TlbLoss.share(time - lastFlush[cpu]));
          lastFlush[cpu] = time;
          expected = Math.max(expected, Math.max(time, queueEnd[cpu]) + 700);
          queueEnd[cpu] = Math.max(time, queueEnd[cpu]) + 700 + walks;
          stolen[cpu] += 700 + walks;
        }
        assertThat(receivers.queueEnd(cpu)).isCloseTo(queueEnd[cpu], within(1e-6));
      }
      assertThat(last).isCloseTo(expected, within(1e-6));
      int asked = random.nextInt(count);
      assertThat(receivers.takeStolen(asked)).isCloseTo(stolen[asked], within(1e-3));
      stolen[asked] = 0;
    }
  }
}
