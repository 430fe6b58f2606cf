package org.lufcheck.explore;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The clock of one search: tells workers to stop and the listener how far the search has come. Only
 * {@link #shouldStop} may be called by every thread.
 */
final class Monitor {
  /** Nanoseconds between two reports. */
  private static final long REPORT_INTERVAL = TimeUnit.MILLISECONDS.toNanos(200);

  private final ProgressListener listener;
  private final Cancellation cancellation;
  private final long maxNanos;
  private final long start = System.nanoTime();
  private long nextReport = REPORT_INTERVAL;
  private volatile boolean timeUp;

  Monitor(Bounds bounds, ProgressListener listener, Cancellation cancellation) {
    this.listener = listener;
    this.cancellation = cancellation;
    this.maxNanos = bounds.maxTime().toNanos();
  }

  /** Looks at the clock, and reports if it is time to. */
  void tick(long states, int depth, long frontier, long bytes) {
    long elapsed = System.nanoTime() - start;
    timeUp = elapsed >= maxNanos;
    if (elapsed >= nextReport) {
      nextReport = elapsed + REPORT_INTERVAL;
      double rate = states * 1e9 / elapsed;
      listener.update(new ProgressListener.Report(states, rate, depth, frontier, bytes));
    }
  }

  boolean shouldStop() {
    return timeUp || cancellation.isCancelled();
  }

  boolean cancelled() {
    return cancellation.isCancelled();
  }

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
