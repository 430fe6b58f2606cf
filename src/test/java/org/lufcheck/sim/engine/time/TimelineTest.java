package org.lufcheck.sim.engine.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The order in which actors act. */
final class TimelineTest {
  private final Timeline timeline = new Timeline();
  private final List<String> seen = new ArrayList<>();

  private final class Ticker extends Actor {
    private final double distance;
    private int left;

    Ticker(int id, double distance, int times) {
      super(id);
      this.distance = distance;
      left = times;
    }

    @Override
    protected double act(double now) {
      seen.add(number() + "@" + Math.round(now));
      return --left > 0 ? now + distance : NEVER;
    }
  }

  private void run() {
    while (timeline.step()) {
      assertThat(timeline.now()).isNotNaN();
    }
  }

  @Test
  void theEarliestActsFirstAndTheLowerNumberAmongEquals() {
    timeline.wake(new Ticker(1, 3, 3), 0);
    timeline.wake(new Ticker(0, 2, 4), 0);
    run();
    assertThat(seen).containsExactly("1@0", "2@0", "1@2", "2@3", "1@4", "1@6", "2@6");
  }

  @Test
  void aSleeperActsWhenItIsWoken() {
    Ticker sleeper = new Ticker(5, 1, 1);
    assertThat(timeline.step()).isFalse();
    timeline.wake(sleeper, 9);
    timeline.wake(sleeper, 4);
    timeline.wake(sleeper, 7);
    run();
    assertThat(seen).containsExactly("6@4");
  }

  @Test
  void manyActorsKeepTheirOrder() {
    for (int id = 0; id < 40; id++) {
      timeline.wake(new Ticker(id, 1 + id % 7, 5), id * 13 % 11);
    }
    double before = -1;
    while (timeline.step()) {
      assertThat(timeline.now()).isGreaterThanOrEqualTo(before);
      before = timeline.now();
    }
    assertThat(seen).hasSize(200);
  }
}
