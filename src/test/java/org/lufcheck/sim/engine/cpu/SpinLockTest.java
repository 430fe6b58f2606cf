package org.lufcheck.sim.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lufcheck.sim.engine.time.Ledger;
import org.lufcheck.sim.input.KernelSettings.LockWaits;
import org.lufcheck.sim.input.KernelSettings.MaskClearing;
import org.lufcheck.sim.result.Payer;

/** Who wants a lock waits for those before it, awake and deaf to interrupts. */
final class SpinLockTest {
  private final Ledger ledger = new Ledger(40);
  private final Processors processors = new Processors(4, MaskClearing.EAGER, 6);
  private final SpinLock lock = new SpinLock(processors, LockWaits.INTERRUPTS_OFF);

  @Test
  void servesOneAfterTheOther() {
    Current first = at(0, 1000);
    Current second = at(1, 1100);

    lock.hold(first, Payer.FAULTS, 500);
    lock.hold(second, Payer.KSWAPD, 500);

    assertThat(first.now()).isEqualTo(1500);
    assertThat(second.now()).isEqualTo(2000);
    assertThat(ledger.charged(Payer.LRU_LOCK)).isEqualTo(400);
    assertThat(ledger.charged(Payer.FAULTS)).isEqualTo(500);
    assertThat(ledger.charged(Payer.KSWAPD)).isEqualTo(500);
  }

  @Test
  void isFreeForWhoComesWhenAllAreServed() {
    lock.hold(at(0, 1000), Payer.FAULTS, 500);
    Current late = at(1, 1500);

    lock.hold(late, Payer.FAULTS, 500);

    assertThat(late.now()).isEqualTo(2000);
    assertThat(ledger.charged(Payer.LRU_LOCK)).isZero();
  }

  @Test
  void servesWhoComesEarlierBeforeALaterOneThatIsKnownAlready() {
    lock.hold(at(0, 9000), Payer.FAULTS, 500);
    Current earlier = at(1, 1000);

    lock.hold(earlier, Payer.FAULTS, 500);

    assertThat(earlier.now()).isEqualTo(1500);
    assertThat(ledger.charged(Payer.LRU_LOCK)).isZero();
  }

  @Test
  void keepsInterruptsOffUntilItIsReleased() {
    lock.hold(at(0, 1000), Payer.FAULTS, 500);
    lock.hold(at(1, 1000), Payer.FAULTS, 500);

    assertThat(processors.receivers().interrupt(1, 1200, 100, 0) - 100).isEqualTo(2000);
    assertThat(processors.receivers().interrupt(2, 1200, 100, 0) - 100).isEqualTo(1200);
  }

  @Test
  void mayLetInterruptsInWhileSomebodyWaits() {
    SpinLock other = new SpinLock(processors, LockWaits.INTERRUPTS_ON);
    other.hold(at(0, 1000), Payer.FAULTS, 500);
    other.hold(at(1, 1000), Payer.FAULTS, 500);

    assertThat(processors.receivers().interrupt(1, 1200, 100, 0) - 100).isEqualTo(1200);
    assertThat(processors.receivers().interrupt(1, 1600, 100, 0) - 100).isEqualTo(2000);
  }

  @Test
  void letsInterruptsInBeforeItIsWanted() {
    lock.hold(at(0, 1000), Payer.FAULTS, 500);

    assertThat(processors.receivers().interrupt(0, 900, 100, 0) - 100).isEqualTo(900);
  }

  private Current at(int cpu, double now) {
    Current current = new Current(ledger);
    current.cpu(cpu);
    current.now(now);
    return current;
  }
}
