package org.lufcheck.concurrent.record;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.lufcheck.concurrent.Trial;

/** Runs a trial on threads of the machine. Immutable and thread-safe. */
public final class RealThreads {
  private final Duration patience;

  /** A runner that interrupts a trial that takes longer than this. */
  public RealThreads(Duration patience) {
    this.patience = patience;
  }

  /**
   * Starts all threads together and waits for them.
   *
   * @return whether all ended by themselves
   * @throws IllegalStateException if a thread threw
   */
  public boolean run(Trial trial) throws InterruptedException {
    Runnable[] programs = trial.threads();
    CountDownLatch start = new CountDownLatch(programs.length);
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < programs.length; i++) {
      Runnable program = programs[i];
      Thread thread = new Thread(() -> together(start, program), trial.actors()[i]);
      thread.setDaemon(true);
      thread.setUncaughtExceptionHandler((t, e) -> thrown.compareAndSet(null, e));
      threads.add(thread);
    }
    threads.forEach(Thread::start);
    boolean ended = join(threads);
    if (ended && thrown.get() != null) {
      throw new IllegalStateException("a thread threw", thrown.get());
    }
    return ended;
  }

  private static void together(CountDownLatch start, Runnable program) {
    start.countDown();
    try {
      start.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    program.run();
  }

  private boolean join(List<Thread> threads) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    for (Thread thread : threads) {
      thread.join(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
    }
    boolean ended = threads.stream().noneMatch(Thread::isAlive);
    if (!ended) {
      threads.forEach(Thread::interrupt);
      for (Thread thread : threads) {
        thread.join();
      }
    }
    return ended;
  }
}
