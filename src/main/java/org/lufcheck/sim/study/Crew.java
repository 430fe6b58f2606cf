package org.lufcheck.sim.study;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.lufcheck.sim.result.SimResult;

/**
 * Does several simulations at the same time, each by one thread.
 *
 * @param runner what does one
 * @param threads how many at the same time, at least 1
 */
public record Crew(JobRunner runner, int threads) {
  /** The results in the order of the jobs, whatever the number of threads. */
  public List<SimResult> simulate(List<Job> jobs) {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<SimResult>> futures = new ArrayList<>();
      for (Job job : jobs) {
        futures.add(pool.submit(() -> runner.run(job)));
      }
      List<SimResult> results = new ArrayList<>();
      for (Future<SimResult> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while simulating", e);
    } finally {
      pool.shutdownNow();
    }
  }
}
