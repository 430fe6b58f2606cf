package org.lufcheck.sim.study;

import java.util.ArrayList;
import java.util.List;
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
    Variant vanilla, Variant luf, List<String> policies, String placement, List<Long> seeds)
    implements Study {
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

  @Override
  public List<String> metrics() {
    return METRICS;
  }

  @Override
  public List<Case> cases(Question question) {
    List<Case> cases = new ArrayList<>();
    for (long seed : seeds) {
      cases.add(choice(question, VANILLA, vanilla, policies.get(0), seed));
      for (String policy : policies) {
        cases.add(choice(question, policy, luf, policy, seed));
      }
    }
    return cases;
  }

  private Case choice(Question question, String name, Variant variant, String policy, long seed) {
    Job job = question.job(question.machine(), variant, policy, placement, seed);
    return new Case(question.name(), name, job);
  }
}
