package org.lufcheck.sim.report;

import java.util.List;
import org.lufcheck.sim.result.SimResult;

/**
 * The runs of one kernel: they differ in their seeds only.
 *
 * @param name of the kernel, with its policy if several are compared
 * @param runs at least one
 */
public record Series(String name, List<SimResult> runs) {
  /** Copies the list. */
  public Series {
    runs = List.copyOf(runs);
    if (runs.isEmpty()) {
      throw new IllegalArgumentException("no runs of " + name);
    }
  }

  /** The run that plots show. */
  public SimResult first() {
    return runs.get(0);
  }

  /** One of its numbers over the runs. */
  public Estimate of(String metric) {
    return Metrics.of(first()).stream()
        .filter(m -> m.id().equals(metric))
        .findFirst()
        .map(m -> m.over(runs))
        .orElseThrow(() -> new IllegalArgumentException("no metric " + metric));
  }

  /** Whether all runs came to their end. */
  public boolean complete() {
    return runs.stream().allMatch(SimResult::complete);
  }
}
