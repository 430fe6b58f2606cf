package org.lufcheck.sim.study;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.lufcheck.variant.Variant;
import org.lufcheck.variant.VariantLibrary;

/**
 * Which flush policy to take. Only those can be taken whose safety is checked, because a kernel of
 * the checker has them; of these, those that are about as fast as the fastest; of these, the one
 * with the shortest tail of page allocation. Among those whose tails are about as long, the policy
 * as posted needs no reason to be taken, and of others the one with the fewest shootdowns is taken.
 * What may be chance, beside vanilla or beside the policy as posted, counts as no difference.
 *
 * @param scores of the policies, best first; those whose safety is not checked come last
 */
public record Recommendation(List<Score> scores) {
  /** Two policies whose run times differ by less are about as fast: 0.5 %. */
  public static final double AS_FAST = 0.005;

  /** The policy of v12, which others have to be better than by more than chance. */
  static final String AS_POSTED = EngineRunner.policies().get(0);

  /** A tail that differs from that of the policy as posted by less is about as long: 2 %. */
  public static final double AS_LONG = 0.02;

  /** Copies the list. */
  public Recommendation {
    scores = List.copyOf(scores);
  }

  /**
   * How a policy does over all questions, as multiples of the unchanged kernel.
   *
   * @param policy its name
   * @param runTime geometric mean
   * @param worstRunTime of the question where it does worst
   * @param worstQuestion that question
   * @param receptions geometric mean; a policy without any counts as one reception
   * @param p99 geometric mean of the 99th percentile of page allocation
   * @param p999 geometric mean of the 99.9th percentile
   * @param worstP999 of the question where it does worst
   * @param longest geometric mean of the longest page allocation
   */
  public record Score(
      String policy,
      double runTime,
      double worstRunTime,
      String worstQuestion,
      double receptions,
      double p99,
      double p999,
      double worstP999,
      double longest) {
    /** How long the tail of page allocation is: the mean of its three numbers. */
    public double tail() {
      return Math.cbrt(p99 * p999 * longest);
    }
  }

  /** Weighs the policies of a study, that of v12 among them. */
  public static Recommendation of(StudyData data) {
    List<String> policies =
        data.choices(data.questions().get(0)).stream()
            .filter(c -> !c.equals(StrategyStudy.VANILLA))
            .toList();
    List<Score> scores = policies.stream().map(p -> score(data, p)).toList();
    double fastest =
        scores.stream()
            .filter(s -> kernel(s.policy()).isPresent())
            .mapToDouble(Score::runTime)
            .min()
            .orElseThrow();
    double posted = score(data, AS_POSTED).tail();
    Comparator<Score> order =
        Comparator.<Score, Boolean>comparing(s -> kernel(s.policy()).isEmpty())
            .thenComparing(s -> s.runTime() > fastest * (1 + AS_FAST))
            .thenComparing(s -> Math.round(Math.log(s.tail() / posted) / (2 * AS_LONG)))
            .thenComparing(s -> !s.policy().equals(AS_POSTED))
            .thenComparing(Score::receptions);
    return new Recommendation(scores.stream().sorted(order).toList());
  }

  /** The policy to take. */
  public Score best() {
    return scores.get(0);
  }

  /** The kernel of the checker that has a policy: the last one, with the fewest hazards. */
  static Optional<String> kernel(String policy) {
    return VariantLibrary.shipped().all().stream()
        .filter(v -> v.rules().luf() && EngineRunner.policyOf(v).equals(policy))
        .map(Variant::name)
        .reduce((one, next) -> next);
  }

  private static Score score(StudyData data, String policy) {
    double worstRunTime = 0;
    double worstP999 = 0;
    String worst = "";
    for (String question : data.questions()) {
      double runTime = ratio(data, question, policy, "run_time");
      if (runTime > worstRunTime) {
        worstRunTime = runTime;
        worst = question;
      }
      worstP999 = Math.max(worstP999, ratio(data, question, policy, "allocation.p999"));
    }
    return new Score(
        policy,
        mean(data, policy, "run_time"),
        worstRunTime,
        worst,
        mean(data, policy, "receptions"),
        mean(data, policy, "allocation.p99"),
        mean(data, policy, "allocation.p999"),
        worstP999,
        mean(data, policy, "allocation.max"));
  }

  private static double mean(StudyData data, String policy, String metric) {
    double logs =
        data.questions().stream()
            .mapToDouble(q -> Math.log(ratio(data, q, policy, metric)))
            .average()
            .orElse(0);
    return Math.exp(logs);
  }

  private static double ratio(StudyData data, String question, String policy, String metric) {
    String like =
        data.difference(question, AS_POSTED, policy, metric).isNoise() ? AS_POSTED : policy;
    if (data.difference(question, StrategyStudy.VANILLA, like, metric).isNoise()) {
      return 1;
    }
    double before = Math.max(1, data.of(question, StrategyStudy.VANILLA, metric).mean());
    return Math.max(1, data.of(question, like, metric).mean()) / before;
  }
}
