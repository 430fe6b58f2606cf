package org.lufcheck.sim.engine.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lufcheck.sim.engine.cpu.Current;
import org.lufcheck.sim.engine.cpu.Processors;
import org.lufcheck.sim.engine.time.Ledger;
import org.lufcheck.sim.input.KernelSettings.LockWaits;
import org.lufcheck.sim.input.KernelSettings.MaskClearing;
import org.lufcheck.sim.result.Payer;

/** Each CPU collects 31 new pages before it takes the lock of their lists. */
final class LruLocksTest {
  private static final double HOLD = 100;

  private final Ledger ledger = new Ledger(40);
  private final Frames frames = new Frames(8);
  private final Node dram = new Node(0, "dram", frames);
  private final Node cxl = new Node(1, "cxl", frames);
  private final Current current = new Current(ledger);
  private final LruLocks locks = locks(1);

  @Test
  void takesTheLockOnceInThirtyOnePages() {
    for (int page = 1; page <= 30; page++) {
      assertThat(locks.add(current, Payer.FAULTS, dram)).isFalse();
    }
    assertThat(current.now()).isZero();

    assertThat(locks.add(current, Payer.FAULTS, dram)).isTrue();

    assertThat(current.now()).isEqualTo(31 * HOLD);
    assertThat(locks.add(current, Payer.FAULTS, dram)).isFalse();
  }

  @Test
  void keepsABatchForEachCpu() {
    for (int page = 1; page <= 30; page++) {
      locks.add(current, Payer.FAULTS, dram);
    }
    current.cpu(1);

    assertThat(locks.add(current, Payer.FAULTS, dram)).isFalse();
  }

  @Test
  void takesTheLockOfEachNodeForItsOwnPages() {
    Current other = new Current(ledger);
    other.cpu(1);
    for (int page = 1; page <= 31; page++) {
      locks.add(current, Payer.FAULTS, page <= 10 ? dram : cxl);
    }

    locks.move(other, Payer.KSWAPD, dram, 1);

    assertThat(other.now()).isEqualTo(10 * HOLD + HOLD);
    assertThat(ledger.charged(Payer.FAULTS)).isEqualTo(31 * HOLD);
  }

  @Test
  void countsTwoChunksOfSixteenPagesAsABatch() {
    LruLocks coarse = locks(16);

    assertThat(coarse.add(current, Payer.FAULTS, dram)).isFalse();
    assertThat(coarse.add(current, Payer.FAULTS, dram)).isTrue();
    assertThat(current.now()).isEqualTo(32 * HOLD);
  }

  private static LruLocks locks(int grain) {
    return new LruLocks(
        2, new Processors(2, MaskClearing.EAGER, 6), LockWaits.INTERRUPTS_OFF, HOLD, grain);
  }
}
