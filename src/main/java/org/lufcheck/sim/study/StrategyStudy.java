package org.lufcheck.sim.study;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lufcheck.sim.report.Metric;
import org.lufcheck.sim.report.Metrics;
import org.lufcheck.sim.result.SimResult;
import org.lufcheck.variant.Variant;

/**
 * When should deferred flushes be done? Every flush policy on every machine and workload, beside
 * the unchanged kernel.
 *
 * @param vanilla the unchanged kernel, on which policies have no effect
 * @param luf the kernel that defers
 * @param policies names of the flush policies
 * @param placement name of the placement policy for kernel memory, the same for all
 * @param seeds of the runs
 */
public record StrategyStudy(
    Variant vanilla, Variant luf, List<String> policies, String placement, List<Long> seeds) {
  /** What the unchanged kernel is called among the choices. */
  public static final String VANILLA = "vanilla";

  private static final List<String> METRICS =
      List.of(
          "run_time",
          "receptions",
          "flushes",
          "walks",
          "walks.load",
          "walks.store",
          "walks.instruction",
          "allocation.mean",
          "allocation.p50",
          "allocation.p99",
          "allocation.p999",
          "allocation.max",
          "paid.flush wait",
          "paid.ipi handler",
          "direct_reclaims");

  /** Copies the lists. */
  public StrategyStudy {
    policies = List.copyOf(policies);
    seeds = List.copyOf(seeds);
  }

  /** Simulates all of it. */
  public StudyData run(List<Question> questions, Crew crew) {
    List<Job> jobs = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<String> asked = new ArrayList<>();
    for (Question question : questions) {
      for (long seed : seeds) {
        jobs.add(job(question, vanilla, policies.get(0), seed));
        asked.add(question.name());
        names.add(VANILLA);
        for (String policy : policies) {
          jobs.add(job(question, luf, policy, seed));
          asked.add(question.name());
          names.add(policy);
        }
      }
    }
    List<SimResult> results = crew.simulate(jobs);
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < jobs.size(); i++) {
      Job job = jobs.get(i);
      points.add(
          new Point(asked.get(i), names.get(i), job.seed(), numbers(results.get(i), METRICS)));
    }
    return new StudyData(METRICS, points);
  }

  /** The numbers of a result that a study keeps. */
  static Map<String, Double> numbers(SimResult result, List<String> wanted) {
    Map<String, Double> numbers = new HashMap<>();
    for (Metric metric : Metrics.of(result)) {
      if (wanted.contains(metric.id())) {
        numbers.put(metric.id(), metric.read().applyAsDouble(result));
      }
    }
    wanted.forEach(id -> numbers.putIfAbsent(id, 0.0));
    return numbers;
  }

  private Job job(Question question, Variant variant, String policy, long seed) {
    return new Job(
        question.machine(),
        question.workload(),
        variant,
        policy,
        placement,
        seed,
        question.grain());
  }
}
