package org.lufcheck.concurrent.prim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What all implementations promise. */
@Timeout(60)
final class PrimitivesTest {
  private static final int ROUNDS = 2_000;

  static Stream<Primitives> implementations() {
    return Stream.of(new Hardware(), new Portable());
  }

  private static void together(Runnable first, Runnable second) throws InterruptedException {
    Thread a = new Thread(first);
    Thread b = new Thread(second);
    a.start();
    b.start();
    a.join();
    b.join();
  }

  @ParameterizedTest
  @MethodSource("implementations")
  void wordsDoWhatTheKernelsDo(Primitives p) {
    Word word = p.word("w", 0, 5);

    assertThat(word.addReturn(2)).isEqualTo(7);
    assertThat(word.addReturnRelaxed(-1)).isEqualTo(6);
    assertThat(word.cmpxchg(5, 9)).isEqualTo(6);
    assertThat(word.cmpxchg(6, 9)).isEqualTo(6);
    assertThat(word.xchg(0b0101)).isEqualTo(9);
    word.or(0b0010);
    word.and(0b0110);
    assertThat(word.readOnce()).isEqualTo(0b0110);
    word.storeRelease(1);
    assertThat(word.loadAcquire()).isEqualTo(1);
    word.writeOnce(2);
    assertThat(p.observe(() -> word.readOnce() == 2)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("implementations")
  void atomicAdditionsAndBitsAreNotLost(Primitives p) throws InterruptedException {
    Word sum = p.word("sum", 0, 0);
    Word bits = p.word("bits", 0, 0);
    Runnable adds =
        () -> {
          for (int i = 0; i < ROUNDS; i++) {
            sum.addReturnRelaxed(1);
            sum.addReturn(1);
            bits.or(1L << i % 64);
          }
        };

    together(adds, adds);

    assertThat(sum.readOnce()).isEqualTo(4L * ROUNDS);
    assertThat(bits.readOnce()).isEqualTo(-1);
  }

  @ParameterizedTest
  @MethodSource("implementations")
  void locksExclude(Primitives p) throws InterruptedException {
    SpinLock spin = p.spinLock("spin", 0);
    RwLock rw = p.rwLock("rw", 0);
    int[] counts = new int[2];
    Runnable counter =
        () -> {
          for (int i = 0; i < ROUNDS; i++) {
            spin.lock();
            counts[0]++;
            spin.unlock();
            rw.writeLock();
            counts[1]++;
            rw.writeUnlock();
            rw.readLock();
            rw.readUnlock();
          }
        };

    together(counter, counter);

    assertThat(counts).containsExactly(2 * ROUNDS, 2 * ROUNDS);
  }

  @ParameterizedTest
  @MethodSource("implementations")
  void aLockIsNotTakenTwice(Primitives p) {
    SpinLock spin = p.spinLock("spin", 0);

    assertThat(spin.tryLock()).isTrue();
    assertThat(spin.tryLock()).isFalse();
    assertThat(spin.lockUnless(() -> true)).isFalse();
    assertThat(spin.isLocked()).isTrue();
    spin.unlock();
    assertThat(spin.lockUnless(() -> true)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("implementations")
  void aWaitEndsWhenItsConditionHolds(Primitives p) throws InterruptedException {
    Word ball = p.word("ball", 0, 0);

    together(() -> play(p, ball, 0), () -> play(p, ball, 1));

    assertThat(ball.readOnce()).isEqualTo(200);
  }

  private static void play(Primitives p, Word ball, int parity) {
    for (int i = 0; i < 100; i++) {
      p.await(() -> ball.readOnce() % 2 == parity);
      ball.addReturn(1);
    }
  }
}
