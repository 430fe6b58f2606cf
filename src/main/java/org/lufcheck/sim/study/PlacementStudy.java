package org.lufcheck.sim.study;

import java.util.ArrayList;
import java.util.List;
import org.lufcheck.sim.input.Machine;
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
    Variant variant, String policy, List<Placement> placements, List<Long> seeds) implements Study {
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

  @Override
  public List<String> metrics() {
    return METRICS;
  }

  @Override
  public List<Case> cases(Question question) {
    List<Case> cases = new ArrayList<>();
    for (Placement placement : placements) {
      Machine machine = placement.on(question.machine());
      for (long seed : seeds) {
        Job job = question.job(machine, variant, policy, placement.policy(), seed);
        cases.add(new Case(question.name(), placement.name(), job));
      }
    }
    return cases;
  }
}
