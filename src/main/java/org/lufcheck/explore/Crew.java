package org.lufcheck.explore;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Threads that share the items of a job. The calling thread is worker 0 and takes part; the others
 * are daemons, started when they are first needed.
 */
final class Crew implements AutoCloseable {
  /** One item of a job, done by one worker. */
  interface Job {
    void run(int worker, int item);
  }

  private final int size;
  private @Nullable ExecutorService helpers;

  Crew(int size) {
    this.size = size;
  }

  /** Does items 0 to {@code items} exclusive on this thread alone. */
  void runAlone(int items, Job job) {
    for (int item = 0; item < items; item++) {
      job.run(0, item);
    }
  }

  /**
   * Does items 0 to {@code items} exclusive, each once; workers take them in ascending order. An
   * exception of any worker is thrown here after all have stopped.
   */
  void run(int items, Job job) {
    int workers = Math.min(size, items);
    if (workers <= 1) {
      runAlone(items, job);
      return;
    }
    AtomicInteger next = new AtomicInteger();
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    CountDownLatch helping = new CountDownLatch(workers - 1);
    ExecutorService executor = helpers();
    for (int i = 1; i < workers; i++) {
      int worker = i;
      executor.execute(
          () -> {
            work(worker, items, job, next, failure);
            helping.countDown();
          });
    }
    work(0, items, job, next, failure);
    await(helping);
    rethrow(failure.get());
  }

  private static void work(
      int worker,
      int items,
      Job job,
      AtomicInteger next,
      AtomicReference<@Nullable Throwable> failure) {
    try {
      int item = next.getAndIncrement();
      while (item < items && failure.get() == null) {
        job.run(worker, item);
        item = next.getAndIncrement();
      }
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
    }
  }

  private ExecutorService helpers() {
    ExecutorService executor = helpers;
    if (executor == null) {
      executor =
          Executors.newFixedThreadPool(
              size - 1,
              task -> {
                Thread thread = new Thread(task, "explore");
                thread.setDaemon(true);
                return thread;
              });
      helpers = executor;
    }
    return executor;
  }

  private static void await(CountDownLatch helping) {
    boolean interrupted = false;
    while (true) {
      try {
        helping.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void rethrow(@Nullable Throwable failure) {
    if (failure instanceof RuntimeException exception) {
      throw exception;
    }
    if (failure instanceof Error error) {
      throw error;
    }
  }

  @Override
  public void close() {
    if (helpers != null) {
      helpers.shutdownNow();
    }
  }
}
