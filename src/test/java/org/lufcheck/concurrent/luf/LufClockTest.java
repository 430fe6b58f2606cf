package org.lufcheck.concurrent.luf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lufcheck.concurrent.prim.Hardware;

final class LufClockTest {
  @Test
  void beginsAfterItsInitialValue() {
    assertThat(new LufClock(new Hardware()).next()).isEqualTo(3);
  }

  @Test
  void leavesOutNumbersWhoseTagWouldBeNone() {
    LufClock clock = new LufClock(new Hardware(), 0x1_fffe);

    assertThat(clock.next()).isEqualTo(0x1_ffff);
    assertThat(clock.next()).isEqualTo(0x2_0001);
  }

  @Test
  void drawsNoNumberTwiceAroundTheOneThatItLeavesOut() throws InterruptedException {
    LufClock clock = new LufClock(new Hardware(), 0xfff0);
    ConcurrentSkipListSet<Long> drawn = new ConcurrentSkipListSet<>();
    Thread[] threads =
        IntStream.range(0, 4)
            .mapToObj(
                t ->
                    new Thread(
                        () -> {
                          for (int i = 0; i < 500; i++) {
                            drawn.add(clock.next(t % 2 == 0));
                          }
                        }))
            .toArray(Thread[]::new);
    for (Thread thread : threads) {
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(drawn).hasSize(2000).doesNotContain(0x1_0000L);
  }
}
