package org.lufcheck.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

/** Threads that share the items of a job. */
class CrewTest {
  @Test
  void doesEveryItemOnce() {
    AtomicIntegerArray done = new AtomicIntegerArray(1_000);
    try (Crew crew = new Crew(4)) {
      for (int round = 1; round <= 20; round++) {
        crew.run(done.length(), (worker, item) -> done.incrementAndGet(item));
        for (int item = 0; item < done.length(); item++) {
          assertThat(done.get(item)).isEqualTo(round);
        }
      }
    }
  }

  @Test
  void throwsWhatAnyWorkerThrew() {
    try (Crew crew = new Crew(3)) {
      assertThatThrownBy(
              () ->
                  crew.run(
                      100,
                      (worker, item) -> {
                        if (item == 57) {
                          throw new IllegalStateException("item 57");
                        }
                      }))
          .hasMessage("item 57");
      AtomicIntegerArray done = new AtomicIntegerArray(1);
      crew.run(10, (worker, item) -> done.incrementAndGet(0));
      assertThat(done.get(0)).isEqualTo(10);
    }
  }
}
