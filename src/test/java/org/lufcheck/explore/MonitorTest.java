package org.lufcheck.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The clock of a search. */
class MonitorTest {
  private static final long STATES = 1_000_000;

  private final List<ProgressListener.Report> reports = new ArrayList<>();

  private Monitor monitor(Bounds bounds) {
    return new Monitor(bounds, reports::add, new Cancellation());
  }

  @Test
  void reportsEveryFifthOfASecond() {
    Monitor monitor = monitor(Bounds.ofHeap());
    long ticks = 0;
    while (monitor.elapsed().compareTo(Duration.ofMillis(300)) < 0) {
      monitor.tick(STATES, 7, 8, 9);
      ticks++;
    }

    assertThat(reports).hasSizeBetween(1, 2).hasSizeLessThan((int) Math.min(ticks, 1_000));
    assertThat(reports.get(0).statesPerSecond()).isBetween(STATES / 10.0, STATES / 0.2);
    assertThat(reports.get(0))
        .usingRecursiveComparison()
        .ignoringFields("statesPerSecond")
        .isEqualTo(new ProgressListener.Report(STATES, 0, 7, 8, 9));
  }

  @Test
  void stopsWhenTheTimeIsUpOrSomebodySaysSo() {
    Cancellation cancellation = new Cancellation();
    Monitor late = monitor(Bounds.ofHeap().withMaxTime(Duration.ofNanos(1)));
    Monitor stopped = new Monitor(Bounds.ofHeap(), reports::add, cancellation);
    late.tick(1, 1, 1, 1);
    stopped.tick(1, 1, 1, 1);

    assertThat(late.shouldStop()).isTrue();
    assertThat(late.cancelled()).isFalse();
    assertThat(stopped.shouldStop()).isFalse();
    cancellation.cancel();
    assertThat(stopped.shouldStop()).isTrue();
    assertThat(stopped.cancelled()).isTrue();
  }
}
