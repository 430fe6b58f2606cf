package org.lufcheck.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lufcheck.sim.engine.Watcher;
import org.lufcheck.sim.input.MachineLibrary;
import org.lufcheck.sim.input.Scale;
import org.lufcheck.sim.input.WorkloadLibrary;
import org.lufcheck.sim.report.TableText;
import org.lufcheck.sim.study.Crew;
import org.lufcheck.sim.study.EngineRunner;
import org.lufcheck.sim.study.PlacementStudy;
import org.lufcheck.sim.study.Point;
import org.lufcheck.sim.study.Question;
import org.lufcheck.sim.study.SettingsStudy;
import org.lufcheck.sim.study.SlidesStudy;
import org.lufcheck.sim.study.SlidesText;
import org.lufcheck.sim.study.StrategyStudy;
import org.lufcheck.sim.study.StudyData;
import org.lufcheck.sim.study.StudyMarkdown;
import org.lufcheck.sim.study.Suite;
import org.lufcheck.variant.VariantLibrary;
import org.lufcheck.variant.text.SourceText;

/**
 * Holds what the documents say of simulations to the data beside them, and the data to the program:
 * the smallest question of each study is simulated again and has to come out about the same, so
 * that a change of the simulator that would change what the documents say asks for new data: {@code
 * lufcheck simulate --study NAME --report docs/data}, then move the plots to docs/plots.
 */
final class SimulatorDocsTest {
  /** In per cent: what a stored number may differ by from the one that was simulated. */
  private static final double ROUNDED = 0.001;

  private static final MachineLibrary MACHINES = MachineLibrary.shipped();
  private static final VariantLibrary VARIANTS = VariantLibrary.shipped();
  private static final WorkloadLibrary WORKLOADS = WorkloadLibrary.shipped();

  @Test
  void theSlidesAreComparedWithTheDataOfTheStudy() throws IOException {
    SlidesStudy study =
        new SlidesStudy(
            MACHINES.find("xeon6430-cxl"),
            Suite.explanations(MACHINES),
            WORKLOADS.find("llama-3x70g"),
            Scale.FULL,
            1,
            VARIANTS.find("vanilla"),
            Suite.lufs(VARIANTS),
            List.of(1L));
    StudyData data = data("slides");

    Document.of("docs/simulator.md")
        .with("validation", TableText.markdown(SlidesText.validation(study, data).table()))
        .with("explanations", TableText.markdown(SlidesText.explanations(study, data)))
        .with("gains", TableText.markdown(SlidesText.gains(study, data)))
        .isWhatTheFileSays();
  }

  @Test
  void thePoliciesAreComparedWithTheDataOfTheStudy() throws IOException {
    Document.of("docs/strategies.md")
        .with("strategies", StudyMarkdown.strategies(data("strategies")))
        .isWhatTheFileSays();
  }

  @Test
  void thePlacementsAreComparedWithTheDataOfTheStudy() throws IOException {
    Document.of("docs/kernel-placement.md")
        .with("placement", StudyMarkdown.placements(data("kernel-placement")))
        .isWhatTheFileSays();
  }

  @Test
  void theSettingsAreComparedWithTheDataOfTheStudy() throws IOException {
    Document.of("docs/simulator.md")
        .with("settings", StudyMarkdown.settings(data("settings")))
        .isWhatTheFileSays();
  }

  @Test
  void chunksAreComparedWithTheDataOfTheStudy() throws IOException {
    Document.of("docs/simulator.md")
        .with("grain", StudyMarkdown.grains(data("grain")))
        .isWhatTheFileSays();
  }

  /** What docs/simulator.md says of the table below it. */
  @Test
  void withEitherReclaimLufRemovesShootdownsAndGenerationsReadLess() {
    StudyData data = data("settings");
    for (String question : data.questions()) {
      double classic = data.of(question, "vanilla on classic LRU", "receptions").mean();
      double mglru = data.of(question, "vanilla on MGLRU", "receptions").mean();
      assertThat(data.of(question, "LUF on classic LRU", "receptions").mean())
          .as(question)
          .isLessThan(classic / 2);
      assertThat(data.of(question, "LUF with a buddy allocator", "receptions").mean())
          .as(question)
          .isLessThan(classic / 2);
      assertThat(data.of(question, "LUF on MGLRU", "receptions").mean())
          .as(question)
          .isLessThan(mglru / 2);
      assertThat(mglru).as(question).isLessThan(classic);
      assertThat(data.of(question, "vanilla on MGLRU", "page_ins").mean())
          .as(question)
          .isLessThan(data.of(question, "vanilla on classic LRU", "page_ins").mean());
    }
  }

  /** R-X13: the estimate of pending pages drifts, and without a count of preemption that hurts. */
  @Test
  void aZoneRefusesPagesOnlyWherePreemptionIsNotCounted() {
    StudyData data = data("settings");
    String question = data.questions().get(data.questions().size() - 1);
    String counted = "LUF on classic LRU";
    String uncounted = "LUF where preemption is not counted";
    assertThat(data.of(question, counted, "refused_refills").mean()).isPositive();
    assertThat(data.of(question, counted, "refused_pages").mean()).isZero();
    assertThat(data.of(question, uncounted, "refused_pages").mean()).isGreaterThan(10_000);
    assertThat(data.of(question, uncounted, "demoted").mean())
        .isLessThan(data.of(question, counted, "demoted").mean() / 2);
  }

  @Test
  void theDataOfTheSettingsIsWhatTheProgramSimulates() {
    StudyData stored = data("settings");
    List<Question> smallest =
        smallest(Suite.settingsQuestions(MACHINES, WORKLOADS, Suite.SCALE, 1));
    VariantLibrary variants = VariantLibrary.shipped();

    StudyData again =
        new SettingsStudy(
                SettingsStudy.settings(variants.find("vanilla"), variants.find("luf-repaired")),
                EngineRunner.policies().get(0),
                EngineRunner.placements().get(0),
                List.of(1L))
            .run(smallest, crew());

    assertTheSame(stored, again, List.of("run_time", "receptions", "refused_pages"));
  }

  @Test
  void theDataOfThePoliciesIsWhatTheProgramSimulates() {
    StudyData stored = data("strategies");
    List<Question> smallest = smallest(Suite.strategies(MACHINES, WORKLOADS, Suite.SCALE, 1));
    VariantLibrary variants = VariantLibrary.shipped();

    StudyData again =
        new StrategyStudy(
                variants.find("vanilla"),
                variants.find("luf-repaired"),
                EngineRunner.policies(),
                EngineRunner.placements().get(0),
                List.of(1L))
            .run(smallest, crew());

    assertTheSame(stored, again, List.of("run_time", "receptions"));
  }

  @Test
  void theDataOfThePlacementsIsWhatTheProgramSimulates() {
    StudyData stored = data("kernel-placement");
    List<Question> smallest =
        smallest(Suite.placementQuestions(MACHINES, WORKLOADS, Suite.SCALE, 1));

    StudyData again =
        new PlacementStudy(
                VariantLibrary.shipped().find("vanilla"),
                EngineRunner.policies().get(0),
                Suite.placements(),
                List.of(1L))
            .run(smallest, crew());

    assertTheSame(stored, again, List.of("run_time", "walks"));
  }

  private static void assertTheSame(StudyData stored, StudyData again, List<String> metrics) {
    for (Point point : again.points()) {
      Point was =
          stored.points().stream()
              .filter(p -> p.question().equals(point.question()))
              .filter(p -> p.choice().equals(point.choice()))
              .filter(p -> p.seed() == point.seed())
              .findFirst()
              .orElseThrow();
      for (String metric : metrics) {
        assertThat(point.number(metric))
            .as("%s of %s, %s", metric, point.question(), point.choice())
            .isCloseTo(was.number(metric), withinPercentage(ROUNDED));
      }
    }
  }

  private static Crew crew() {
    return new Crew(new EngineRunner(job -> Watcher.NOBODY), 2);
  }

  private static List<Question> smallest(List<Question> questions) {
    return questions.stream().filter(q -> q.name().equals("tiny-llama on tiny-cxl")).toList();
  }

  private static StudyData data(String name) {
    Path folder = Path.of(System.getProperty("basedir", "."), "..", "docs", "data");
    return StudyData.read(SourceText.read(folder.resolve(name + ".csv")));
  }
}
