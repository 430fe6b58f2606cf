package org.lufcheck.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.lufcheck.sim.result.SimResult;
import org.lufcheck.sim.study.Crew;
import org.lufcheck.sim.study.EngineRunner;
import org.lufcheck.sim.study.Job;
import org.lufcheck.variant.text.InputException;

/**
 * Simulates jobs, in parallel as far as the heap allows.
 *
 * @param console where progress is shown
 * @param threads most at the same time
 * @param heap bytes that the program may use
 * @param quiet whether to show no progress
 */
record Simulations(Console console, int threads, long heap, boolean quiet) {
  /** What the rest of the program needs, in bytes. */
  private static final long BESIDES = 64L << 20;

  /**
   * The results in the order of the jobs.
   *
   * @throws InputException when not even one fits into the heap
   */
  List<SimResult> run(List<Job> jobs) {
    int atOnce = atOnce(jobs.stream().map(EngineRunner::heapBytes).toList());
    try (SimulationProgress progress = new SimulationProgress(console, jobs, quiet)) {
      return new Crew(new EngineRunner(progress::watcher), atOnce).simulate(jobs);
    }
  }

  /**
   * How many fit into the heap at the same time, by the bytes that each needs. Where none does,
   * more is asked for than is missing, because a collector keeps a part of -Xmx empty, a survivor
   * space.
   */
  int atOnce(List<Long> needs) {
    List<Long> largest = needs.stream().sorted(Comparator.reverseOrder()).toList();
    long needed = BESIDES;
    int fitting = 0;
    for (long need : largest.subList(0, Math.min(threads, largest.size()))) {
      needed += need;
      if (needed > heap) {
        break;
      }
      fitting++;
    }
    if (fitting == 0 && !largest.isEmpty()) {
      throw InputException.in(
          "heap",
          String.format(
              Locale.ROOT,
              "%d MiB are needed, there are %d MiB; give Java more (JDK_JAVA_OPTIONS=-Xmx%dm"
                  + " ./lufcheck ...), or use a smaller --scale or a larger --grain",
              mebibytes(BESIDES + largest.get(0)),
              heap >> 20,
              mebibytes((BESIDES + largest.get(0)) * 17 / 16)));
    }
    return Math.max(1, fitting);
  }

  private static long mebibytes(long bytes) {
    return (bytes + (1 << 20) - 1) >> 20;
  }
}
