package org.lufcheck.sim.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.lufcheck.sim.report.Table;
import org.lufcheck.variant.text.InputException;
import org.lufcheck.variant.text.SourceText;

/** What studies keep, and what they conclude from it. */
final class StudyDataTest {
  private static final List<String> METRICS =
      List.of("run_time", "receptions", "allocation.p99", "allocation.p999", "allocation.max");

  @Test
  void dataThatIsWrittenIsReadBack() {
    StudyData data = data(Map.of("take-off", 0.951, "background", 0.952), Map.of());

    String text = String.join("\n", data.csv()) + "\n";

    assertThat(StudyData.read(SourceText.of("study.csv", text)).csv()).isEqualTo(data.csv());
  }

  @Test
  void aBrokenRowIsToldWithItsLine() {
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(
            () ->
                StudyData.read(
                    SourceText.of("study.csv", "question,choice,seed,run_time\nq,c,1\n")))
        .withMessageContaining("study.csv:2:1: this is no row of a study");
  }

  @Test
  void estimatesAreOverTheSeeds() {
    StudyData data = data(Map.of("take-off", 0.5), Map.of());

    assertThat(data.of("q", "take-off", "run_time").n()).isEqualTo(2);
    assertThat(data.difference("q", "vanilla", "take-off", "run_time").relative())
        .isCloseTo(-0.5, within(1e-9));
  }

  @Test
  void amongPoliciesThatAreAboutAsFastTheShortestTailWins() {
    StudyData data =
        data(
            Map.of("take-off", 0.950, "piggyback", 0.952, "per-page", 0.990),
            Map.of("take-off", 3.0, "piggyback", 1.5, "per-page", 1.0));

    Recommendation recommendation = Recommendation.of(data);

    assertThat(recommendation.scores())
        .extracting(Recommendation.Score::policy)
        .containsExactly("piggyback", "take-off", "per-page");
    assertThat(StrategyText.recommendation(data).get(0))
        .contains("Take `piggyback`", "95.2 %", "1.50 times");
  }

  @Test
  void anotherPolicyHasToBeBetterThanThePostedOneByMoreThanAHair() {
    Map<String, Double> runTimes = Map.of("take-off", 0.95, "piggyback", 0.95);

    assertThat(tailDecides(runTimes, 2.97)).isEqualTo("take-off");
    assertThat(tailDecides(runTimes, 2.80)).isEqualTo("piggyback");
  }

  /** The policy to take if the 99.9th percentile is 3.0 as posted, and this with `piggyback`. */
  private static String tailDecides(Map<String, Double> runTimes, double p999) {
    Map<String, Double> tails = Map.of("take-off", 3.0, "piggyback", p999);
    return Recommendation.of(data(runTimes, tails)).best().policy();
  }

  @Test
  void recommendsNoPolicyWhoseSafetyIsNotChecked() {
    StudyData data =
        data(Map.of("take-off", 0.95, "per-page", 0.90), Map.of("take-off", 3.0, "per-page", 1.0));

    assertThat(Recommendation.of(data).best().policy()).isEqualTo("take-off");
    assertThat(StrategyText.recommendation(data).get(3)).contains("`luf-repaired`");
  }

  @Test
  void aPolicyThatIsNotCheckedDoesNotMakeTheOthersEquallySlow() {
    StudyData data =
        data(
            Map.of("take-off", 0.95, "piggyback", 0.99, "per-page", 0.90),
            Map.of("take-off", 3.0, "piggyback", 1.0, "per-page", 1.0));

    assertThat(Recommendation.of(data).best().policy()).isEqualTo("take-off");
  }

  @Test
  void aTailThatIsShorterByChanceWinsNothing() {
    List<Point> points = new ArrayList<>();
    for (long seed = 1; seed <= 2; seed++) {
      points.add(point("vanilla", seed, 1, 1));
      points.add(point("take-off", seed, 0.95, 3));
      points.add(point("background", seed, 0.95, seed == 1 ? 1.1 : 2.9));
      points.add(point("piggyback", seed, 0.95, 2.5));
    }

    Recommendation recommendation = Recommendation.of(new StudyData(METRICS, points));

    assertThat(recommendation.scores())
        .extracting(Recommendation.Score::policy, score -> Math.round(10 * score.p999()))
        .containsExactly(
            Tuple.tuple("piggyback", 25L),
            Tuple.tuple("take-off", 30L),
            Tuple.tuple("background", 30L));
  }

  @Test
  void aPolicyThatLosesSomewhereSaysWhere() {
    StudyData data = data(Map.of("take-off", 1.04), Map.of());

    assertThat(StrategyText.recommendation(data).get(1))
        .isEqualTo("It is slower than vanilla by up to 4.0 %, with q.");
  }

  @Test
  void everyPolicyHasAColumnAndEveryQuestionARow() {
    StudyData data = data(Map.of("take-off", 0.95, "background", 0.96), Map.of());

    for (Table table : StrategyText.tables(data).subList(0, 5)) {
      assertThat(table.header()).contains("take-off", "background");
      assertThat(table.rows()).hasSize(1);
    }
  }

  @Test
  void resultsKeepTheOrderOfTheirJobsWhateverTheNumberOfThreads() {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                new Crew(
                        job -> {
                          throw new IllegalStateException("broken");
                        },
                        2)
                    .simulate(List.of(Jobs.tiny(1), Jobs.tiny(2))))
        .withMessage("broken");
    Crew one = new Crew(job -> Jobs.result(job.seed()), 1);
    Crew four = new Crew(job -> Jobs.result(job.seed()), 4);
    List<Job> jobs = List.of(Jobs.tiny(3), Jobs.tiny(1), Jobs.tiny(2));

    assertThat(four.simulate(jobs)).isEqualTo(one.simulate(jobs));
    assertThat(four.simulate(jobs)).extracting(r -> r.run().seed()).containsExactly(3L, 1L, 2L);
  }

  /** One question, two seeds; run times and tails as multiples of vanilla's. */
  private static StudyData data(Map<String, Double> times, Map<String, Double> tails) {
    List<Point> points = new ArrayList<>();
    for (long seed = 1; seed <= 2; seed++) {
      points.add(point("vanilla", seed, 1, 1));
      for (Map.Entry<String, Double> time : new TreeMap<>(times).entrySet()) {
        double tail = tails.getOrDefault(time.getKey(), 1.0);
        points.add(point(time.getKey(), seed, time.getValue(), tail));
      }
    }
    return new StudyData(METRICS, points);
  }

  private static Point point(String choice, long seed, double time, double tail) {
    return new Point(
        "q",
        choice,
        seed,
        Map.of(
            "run_time",
            1e9 * time,
            "receptions",
            1000.0,
            "allocation.p99",
            100.0,
            "allocation.p999",
            1000 * tail,
            "allocation.max",
            5000.0));
  }
}
