package org.lufcheck.sim.engine.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Who uses something that all share waits for those before, not for those after. */
final class BusyTimesTest {
  private static final int TICKS = 4000;

  private final BusyTimes times = new BusyTimes(8);

  @Test
  void servesWhoComesWhileNobodyIsThereAtOnce() {
    times.serve(100, 50);

    assertThat(times.serve(150, 50)).isEqualTo(200);
    assertThat(times.serve(300, 50)).isEqualTo(350);
  }

  @Test
  void servesWhoComesMeanwhileAfterTheOthers() {
    times.serve(100, 50);
    times.serve(110, 50);

    assertThat(times.serve(120, 50)).isEqualTo(250);
  }

  @Test
  void servesAnEarlierArrivalBeforeALaterOneThatIsKnownAlready() {
    times.serve(900, 50);

    assertThat(times.serve(100, 50)).isEqualTo(150);
    assertThat(times.serve(120, 50)).isEqualTo(200);
  }

  @Test
  void worksAroundWhatIsKnownAlready() {
    times.serve(130, 50);

    assertThat(times.serve(100, 50)).isEqualTo(200);
    assertThat(times.free(100)).isEqualTo(200);
  }

  @Test
  void isBusyFromTheStartOfItsWorkUntilItsEnd() {
    times.serve(100, 50);

    assertThat(times.free(99)).isEqualTo(99);
    assertThat(times.free(100)).isEqualTo(150);
    assertThat(times.free(149)).isEqualTo(150);
    assertThat(times.free(150)).isEqualTo(150);
    assertThat(times.until()).isEqualTo(150);
  }

  @Test
  void forgetsTheOldestOnly() {
    for (int nth = 0; nth < 9; nth++) {
      times.serve(100 * nth, 50);
    }

    assertThat(times.free(10)).isEqualTo(10);
    assertThat(times.free(810)).isEqualTo(850);
    assertThat(times.free(510)).isEqualTo(550);
  }

  @Test
  void losesNoTimeAndServesNobodyTwiceAtATime() {
    SplittableRandom random = new SplittableRandom(1);
    for (int round = 0; round < 300; round++) {
      BusyTimes roomy = new BusyTimes(TICKS);
      BitSet busy = new BitSet();
      for (int nth = 0; nth < 40; nth++) {
        int arrival = random.nextInt(500);
        int work = 1 + random.nextInt(30);
        int tick = arrival;
        for (int left = work; left > 0; tick++) {
          if (!busy.get(tick)) {
            busy.set(tick);
            left--;
          }
        }
        assertThat(roomy.serve(arrival, work)).isEqualTo(tick);
      }
      assertThatBothAgree(roomy, busy);
    }
  }

  @Test
  void isBusyWheneverAnythingKeepsItBusy() {
    SplittableRandom random = new SplittableRandom(2);
    for (int round = 0; round < 300; round++) {
      BusyTimes roomy = new BusyTimes(TICKS);
      BitSet busy = new BitSet();
      for (int nth = 0; nth < 20; nth++) {
        int from = random.nextInt(1000);
        int to = from + 1 + random.nextInt(60);
        busy.set(from, to);
        roomy.cover(from, to);
      }
      assertThatBothAgree(roomy, busy);
    }
  }

  private static void assertThatBothAgree(BusyTimes times, BitSet busy) {
    for (int tick = 0; tick < TICKS; tick++) {
      assertThat(times.free(tick)).isEqualTo(busy.nextClearBit(tick));
    }
    assertThat(times.until()).isEqualTo(busy.length());
  }
}
