package org.lufcheck.sim.report;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.lufcheck.sim.result.SimResult;

/**
 * One number of a result.
 *
 * @param group the table it belongs to
 * @param id its name in CSV and JSON, unique
 * @param label its name for people
 * @param unit what it counts
 * @param read takes it out of a result, in the unit's base
 */
public record Metric(
    String group, String id, String label, Unit unit, ToDoubleFunction<SimResult> read) {
  /** Its mean over the runs of a kernel. */
  public Estimate over(List<SimResult> runs) {
    return Estimate.of(runs.stream().map(read::applyAsDouble).toList());
  }
}
