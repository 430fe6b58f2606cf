package org.lufcheck.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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

  @Test
  void worksOnSeveralItemsAtTheSameTime() {
    CountDownLatch meeting = new CountDownLatch(2);
    AtomicIntegerArray met = new AtomicIntegerArray(2);
    try (Crew crew = new Crew(2)) {
      crew.run(
          2,
          (worker, item) -> {
            meeting.countDown();
            met.set(item, wait(meeting) ? 1 : 0);
          });
    }
    assertThat(met.get(0) + met.get(1)).isEqualTo(2);
  }

  private static boolean wait(CountDownLatch latch) {
    try {
      return latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      return false;
    }
  }

  @Test
  void itsThreadsEndWithIt() throws InterruptedException {
    Set<Thread> helpers = ConcurrentHashMap.newKeySet();
    CountDownLatch all = new CountDownLatch(3);
    try (Crew crew = new Crew(3)) {
      crew.run(
          3,
          (worker, item) -> {
            all.countDown();
            wait(all);
            if (worker != 0) {
              helpers.add(Thread.currentThread());
            }
          });
      assertThat(helpers).hasSize(2).allMatch(Thread::isDaemon).allMatch(Thread::isAlive);
    }
    for (Thread helper : helpers) {
      helper.join(20_000);
    }
    assertThat(helpers).noneMatch(Thread::isAlive);
  }

  @Test
  void anInterruptOfTheCallerIsKeptUntilAllHaveStopped() {
    CountDownLatch meeting = new CountDownLatch(2);
    CountDownLatch interrupted = new CountDownLatch(1);
    AtomicIntegerArray done = new AtomicIntegerArray(1);
    try (Crew crew = new Crew(2)) {
      crew.run(
          2,
          (worker, item) -> {
            meeting.countDown();
            wait(meeting);
            if (worker == 0) {
              Thread.currentThread().interrupt();
              interrupted.countDown();
            } else {
              wait(interrupted);
              sleep();
              done.set(0, 1);
            }
          });
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(done.get(0)).isEqualTo(1);
  }

  private static void sleep() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
