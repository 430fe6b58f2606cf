package org.lufcheck.sim.study;

import java.util.ArrayList;
import java.util.List;
import org.lufcheck.sim.result.SimResult;
import org.lufcheck.variant.Variant;

/**
 * Where should page tables, stacks, slab and struct pages be? Every placement on every machine and
 * workload.
 *
 * @param variant the kernel, the same for all
 * @param policy name of the flush policy, the same for all
 * @param placements what is compared; the first is the baseline
 * @param seeds of the runs
 */
public record PlacementStudy(
    Variant variant, String policy, List<Placement> placements, List<Long> seeds) {
  private static final List<String> METRICS =
      List.of(
          "run_time",
          "walks",
          "paid.walks",
          "reclaimed",
          "demoted",
          "direct_reclaims",
          "kernel.premature",
          "kernel.failures",
          "kernel.oom",
          "kernel.migrated",
          "kernel.cxl.page_tables",
          "kernel.cxl.unpluggable",
          "resident.dram.kernel");

  /** Copies the lists. */
  public PlacementStudy {
    placements = List.copyOf(placements);
    seeds = List.copyOf(seeds);
  }

  /** Simulates all of it. */
  public StudyData run(List<Question> questions, Crew crew) {
    List<Job> jobs = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<String> asked = new ArrayList<>();
    for (Question question : questions) {
      for (Placement placement : placements) {
        for (long seed : seeds) {
          jobs.add(
              new Job(
                  placement.on(question.machine()),
                  question.workload(),
                  variant,
                  policy,
                  placement.policy(),
                  seed,
                  question.grain()));
          asked.add(question.name());
          names.add(placement.name());
        }
      }
    }
    List<SimResult> results = crew.simulate(jobs);
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < jobs.size(); i++) {
      Job job = jobs.get(i);
      points.add(
          new Point(
              asked.get(i),
              names.get(i),
              job.seed(),
              StrategyStudy.numbers(results.get(i), METRICS)));
    }
    return new StudyData(METRICS, points);
  }
}
