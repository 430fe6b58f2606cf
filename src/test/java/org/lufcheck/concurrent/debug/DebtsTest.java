package org.lufcheck.concurrent.debug;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lufcheck.concurrent.prim.Hardware;
import org.lufcheck.concurrent.state.Cpu;
import org.lufcheck.concurrent.state.Mm;

final class DebtsTest {
  private static final int FRAME = 1;
  private static final int SLOT = 0;

  private final Hardware p = new Hardware();
  private final Mm mm = new Mm(p, 0);
  private final Cpu cpu1 = new Cpu(p, 1, 1, 2);
  private final Debts debts = new Debts(2, new int[] {0}, 3, 2);

  DebtsTest() {
    mm.cpumask.or(0b011);
  }

  @Test
  void whoeverMayHaveCachedTheTranslationOwesAFlush() {
    debts.unmapped(mm, SLOT, FRAME, false);

    assertThat(debts.readers(FRAME, SLOT)).isEqualTo(0b011);
    assertThat(debts.writers(FRAME, SLOT)).isZero();
    assertThat(debts.readers(FRAME + 1, SLOT)).isZero();
  }

  @Test
  void aCpuThatHasFlushedTheMmSinceOwesNothing() {
    debts.unmapped(mm, SLOT, FRAME, true);
    debts.flushed(cpu1, 0, debts.now());

    assertThat(debts.readers(FRAME, SLOT)).isEqualTo(0b001);
    assertThat(debts.writers(FRAME, SLOT)).isEqualTo(0b001);
  }

  @Test
  void aFlushThatBeganBeforeThePteChangedSettlesNothing() {
    long begun = debts.now();
    debts.unmapped(mm, SLOT, FRAME, false);
    debts.flushed(cpu1, 0, begun);

    assertThat(debts.readers(FRAME, SLOT)).isEqualTo(0b011);
  }

  @Test
  void aFlushOfAnotherMmSettlesNothing() {
    debts.unmapped(mm, SLOT, FRAME, false);
    debts.flushed(cpu1, 1, debts.now());

    assertThat(debts.readers(FRAME, SLOT)).isEqualTo(0b011);
  }

  @Test
  void writeProtectionLeavesWritersButNoReaders() {
    debts.writeProtected(mm, SLOT, FRAME);

    assertThat(debts.writers(FRAME, SLOT)).isEqualTo(0b011);
    assertThat(debts.readers(FRAME, SLOT)).isZero();
  }

  @Test
  void whoHasFlushedIsNotOwedAgainForWhatCameBefore() {
    debts.unmapped(mm, SLOT, FRAME, true);
    debts.flushed(cpu1, 0, debts.now());
    mm.cpumask.and(0b100);
    mm.cpumask.or(0b100);
    debts.unmapped(mm, SLOT, FRAME, false);

    assertThat(debts.readers(FRAME, SLOT)).isEqualTo(0b101);
    assertThat(debts.writers(FRAME, SLOT)).isEqualTo(0b001);
  }
}
