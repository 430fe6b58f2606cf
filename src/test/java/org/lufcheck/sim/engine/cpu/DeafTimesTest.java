package org.lufcheck.sim.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lufcheck.sim.engine.time.BusyTimes;

/** When CPUs have interrupts off, whatever the order in which that becomes known. */
final class DeafTimesTest {
  private final DeafTimes deaf = new DeafTimes(2);

  @Test
  void anInterruptWaitsForTheEndOfTheTimeInWhichItArrives() {
    deaf.cover(1, 100, 200);
    deaf.cover(1, 300, 400);

    assertThat(deaf.over(1, 50)).isEqualTo(50);
    assertThat(deaf.over(1, 150)).isEqualTo(200);
    assertThat(deaf.over(1, 250)).isEqualTo(250);
    assertThat(deaf.over(1, 300)).isEqualTo(400);
    assertThat(deaf.over(1, 400)).isEqualTo(400);
    assertThat(deaf.until(1)).isEqualTo(400);
    assertThat(deaf.over(0, 150)).as("another CPU").isEqualTo(150);
  }

  @Test
  void whatBecomesKnownLaterJoinsWhatItTouches() {
    deaf.cover(1, 100, 200);
    deaf.cover(1, 300, 400);
    deaf.cover(1, 150, 350);

    assertThat(deaf.over(1, 100)).isEqualTo(400);
    assertThat(deaf.over(1, 50)).isEqualTo(50);
    deaf.cover(1, 350, 500);
    assertThat(deaf.over(1, 100)).isEqualTo(500);
  }

  @Test
  void itSaysWhatBusyTimesOfEachCpuWouldSay() {
    SplittableRandom random = new SplittableRandom(1);
    BusyTimes alone = new BusyTimes(1000);
    double now = 0;
    for (int step = 0; step < 2000; step++) {
      now += random.nextInt(100);
      double begin = Math.max(0, now - random.nextInt(200));
      double end = begin + random.nextInt(1, 80);
      deaf.cover(1, begin, end);
      alone.cover(begin, end);
      double asked = Math.max(0, now - random.nextInt(150));
      assertThat(deaf.over(1, asked)).isEqualTo(alone.free(asked));
      assertThat(deaf.until(1)).isEqualTo(alone.until());
    }
  }
}
