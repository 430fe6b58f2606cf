package org.lufcheck.sim.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lufcheck.sim.input.MachineLibrary;
import org.lufcheck.sim.input.Scale;
import org.lufcheck.sim.input.WorkloadLibrary;
import org.lufcheck.sim.report.Results;
import org.lufcheck.sim.report.Table;
import org.lufcheck.sim.result.SimResult;
import org.lufcheck.sim.result.Walks;
import org.lufcheck.variant.VariantLibrary;

/** What chunks change, of made-up runs. */
final class GrainStudyTest {
  private static final Question TINY =
      Question.of(
          MachineLibrary.shipped().find("tiny-cxl").machine(),
          WorkloadLibrary.shipped().find("tiny-llama").workload(),
          Scale.FULL,
          1);

  private final GrainStudy study =
      new GrainStudy(
          List.of(
              VariantLibrary.shipped().find("vanilla"), VariantLibrary.shipped().find("luf-talk")),
          16,
          EngineRunner.policies().get(0),
          EngineRunner.placements().get(0),
          List.of(1L, 2L));

  /** In chunks: 3 % longer, and with half the shootdowns; another seed changes a little of it. */
  private static SimResult madeUp(Job job) {
    double seconds = 10 + 0.01 * job.seed();
    return job.grain() == 1
        ? Results.of(job.variant().name(), job.seed(), seconds, 4000, new Walks(9, 8, 7, 3, 2, 1))
        : Results.of(
            job.variant().name(), job.seed(), 1.03 * seconds, 2000, new Walks(9, 8, 7, 3, 2, 1));
  }

  @Test
  void everyKernelIsSimulatedBothWaysWithEverySeed() {
    List<Job> jobs = study.cases(TINY).stream().map(Case::job).toList();
    assertThat(jobs)
        .extracting(j -> j.variant().name() + " " + j.seed() + " by " + j.grain())
        .containsExactly(
            "vanilla 1 by 1",
            "vanilla 1 by 16",
            "vanilla 2 by 1",
            "vanilla 2 by 16",
            "luf-talk 1 by 1",
            "luf-talk 1 by 16",
            "luf-talk 2 by 1",
            "luf-talk 2 by 16");
  }

  @Test
  void aTableForEachKernelSaysWhatChunksChange() {
    StudyData data = study.run(List.of(TINY), new Crew(GrainStudyTest::madeUp, 1));
    List<Table> tables = GrainText.tables(data);
    assertThat(tables)
        .extracting(Table::title)
        .containsExactly("vanilla: tiny-llama on tiny-cxl", "luf-talk: tiny-llama on tiny-cxl");
    assertThat(tables.get(0).rows())
        .contains(
            List.of("run time in ms", "10,015", "10,315", "+3.0 ± 0.3 %"),
            List.of("shootdowns received", "4,000", "2,000", "-50.0 %"));
  }

  @Test
  void kernelsStandSideBySideForWhatTheyAreAsked() {
    StudyData data = study.run(List.of(TINY), new Crew(GrainStudyTest::madeUp, 1));
    List<Table> tables = GrainText.differences(data);
    assertThat(tables).extracting(Table::title).containsExactly("tiny-llama on tiny-cxl");
    assertThat(tables.get(0).header())
        .containsExactly("in chunks, from page by page", "vanilla", "luf-talk");
    assertThat(tables.get(0).rows()).contains(List.of("shootdowns received", "-50.0 %", "-50.0 %"));
  }

  @Test
  void whatNeverHappensHasNoRow() {
    StudyData data = study.run(List.of(TINY), new Crew(GrainStudyTest::madeUp, 1));
    assertThat(GrainText.tables(data).get(0).rows())
        .extracting(row -> row.get(0))
        .contains("flushes: take-off")
        .doesNotContain("flushes: migration");
  }
}
