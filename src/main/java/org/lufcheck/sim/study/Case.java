package org.lufcheck.sim.study;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lufcheck.sim.report.Metric;
import org.lufcheck.sim.report.Metrics;
import org.lufcheck.sim.result.SimResult;

/**
 * One simulation of a study.
 *
 * @param question what tables call the question that it answers
 * @param choice what tables call that which is compared
 * @param job what is simulated
 */
public record Case(String question, String choice, Job job) {
  /** What a study keeps of the result: a number that the result does not have counts as 0. */
  Point point(SimResult result, List<String> wanted) {
    Map<String, Double> numbers = new HashMap<>();
    for (Metric metric : Metrics.of(result)) {
      if (wanted.contains(metric.id())) {
        numbers.put(metric.id(), metric.read().applyAsDouble(result));
      }
    }
    wanted.forEach(id -> numbers.putIfAbsent(id, 0.0));
    return new Point(question, choice, job.seed(), numbers);
  }
}
