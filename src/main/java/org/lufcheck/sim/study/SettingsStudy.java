package org.lufcheck.sim.study;

import java.util.ArrayList;
import java.util.List;
import org.lufcheck.sim.input.KernelSettings;
import org.lufcheck.sim.input.KernelSettings.FreeLists;
import org.lufcheck.sim.input.KernelSettings.Lru;
import org.lufcheck.sim.input.Machine;
import org.lufcheck.variant.Variant;

/**
 * What of LUF's gain depends on how the kernel was built: on its page reclaim, on how it keeps free
 * pages, and on whether it counts preemption.
 *
 * @param settings what is compared
 * @param policy name of the flush policy, the same for all
 * @param placement name of the placement policy for kernel memory, the same for all
 * @param seeds of the runs
 */
public record SettingsStudy(
    List<Setting> settings, String policy, String placement, List<Long> seeds) implements Study {
  private static final List<String> METRICS =
      List.of(
          "run_time",
          "receptions",
          "page_ins",
          "unmaps",
          "demoted",
          "refaults",
          "refused_refills",
          "refused_pages");

  /** Copies the lists. */
  public SettingsStudy {
    settings = List.copyOf(settings);
    seeds = List.copyOf(seeds);
  }

  /**
   * Both kinds of reclaim with and without LUF; LUF where free pages merge, which a kernel without
   * LUF cannot tell; LUF where preemption is not counted, which strands nodes, so that everybody
   * reclaims all the time.
   */
  public static List<Setting> settings(Variant vanilla, Variant luf) {
    return List.of(
        new Setting("vanilla on classic LRU", vanilla, k -> k.withLru(Lru.CLASSIC), false),
        new Setting("LUF on classic LRU", luf, k -> k.withLru(Lru.CLASSIC), false),
        new Setting("LUF with a buddy allocator", luf, SettingsStudy::buddies, false),
        new Setting("vanilla on MGLRU", vanilla, k -> k.withLru(Lru.MGLRU), false),
        new Setting("LUF on MGLRU", luf, k -> k.withLru(Lru.MGLRU), false),
        new Setting("LUF where preemption is not counted", luf, SettingsStudy::uncounted, true));
  }

  private static KernelSettings buddies(KernelSettings kernel) {
    return kernel.withLru(Lru.CLASSIC).withFreeLists(FreeLists.BUDDY);
  }

  private static KernelSettings uncounted(KernelSettings kernel) {
    return kernel.withLru(Lru.CLASSIC).withPreemptCount(false);
  }

  @Override
  public List<String> metrics() {
    return METRICS;
  }

  @Override
  public List<Case> cases(Question question) {
    List<Case> cases = new ArrayList<>();
    for (Setting setting : settings) {
      if (!setting.tinyOnly() || Suite.isTiny(question)) {
        Machine machine = setting.on(question.machine());
        for (long seed : seeds) {
          Job job = question.job(machine, setting.variant(), policy, placement, seed);
          cases.add(new Case(question.name(), setting.name(), job));
        }
      }
    }
    return cases;
  }
}
