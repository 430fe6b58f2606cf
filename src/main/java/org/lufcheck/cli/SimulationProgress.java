package org.lufcheck.cli;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.lufcheck.sim.engine.Watcher;
import org.lufcheck.sim.study.Job;

/**
 * One line on a terminal that says how far simulations have come: page visits, speed, what remains,
 * and the simulated time of each; silent otherwise. Thread-safe.
 */
final class SimulationProgress implements AutoCloseable {
  private static final int WIDTH = 110;

  private static final long MILLION = 1_000_000;

  private final Console console;
  private final @Nullable ProgressBar bar;
  private final IdentityHashMap<Job, Long> visits = new IdentityHashMap<>();
  private final IdentityHashMap<Job, Long> expected = new IdentityHashMap<>();
  private final Map<String, Long> seconds = new TreeMap<>();
  private final int jobs;

  SimulationProgress(Console console, List<Job> jobs, boolean quiet) {
    this.console = console;
    this.jobs = jobs.size();
    bar = quiet || !console.terminal() ? null : build(console);
  }

  private static ProgressBar build(Console console) {
    return new ProgressBarBuilder()
        .setTaskName("simulate")
        .setInitialMax(0)
        .setUnit(" M visits", MILLION)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(500)
        .showSpeed()
        .clearDisplayOnFinish()
        .setConsumer(
            new DelegatingProgressBarConsumer(
                line -> {
                  console.err().print("\r\033[K" + line);
                  console.err().flush();
                },
                WIDTH))
        .build();
  }

  /** Follows one job, and ends it when the user interrupts. */
  Watcher watcher(Job job) {
    return (nanos, seen, all) -> {
      report(job, nanos, seen, all);
      return !console.cancellation().isCancelled();
    };
  }

  private synchronized void report(Job job, double nanos, long seen, long all) {
    if (bar == null) {
      return;
    }
    visits.put(job, seen);
    expected.put(job, Math.max(seen, all));
    long known = expected.values().stream().mapToLong(Long::longValue).sum();
    bar.maxHint(known * jobs / expected.size());
    bar.stepTo(visits.values().stream().mapToLong(Long::longValue).sum());
    seconds.put(job.variant().name(), (long) (nanos / 1e9));
    StringBuilder text = new StringBuilder();
    seconds.forEach((name, s) -> text.append(String.format(Locale.ROOT, " %s %d s", name, s)));
    bar.setExtraMessage(text.toString());
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      console.err().print("\r\033[K");
      console.err().flush();
    }
  }
}
