package org.lufcheck.kernel.view;

import java.util.List;

/** What the model leaves out; every verdict that nothing was found says so. */
public final class Outside {
  private static final List<String> TOPICS =
      List.of(
          "orders above 0, bulk allocation and bulk freeing",
          "compaction scanning (its migrations are modelled)",
          "several zones, nodes and pcp lists",
          "interrupts inside the allocator's and LUF's critical sections",
          "transparent huge, hugetlb, zone-device and KSM pages",
          "memory models weaker than sequential consistency",
          "more than one page-table page per mm, and freeing of page tables",
          "CPU hotplug, ASID rollover, virtual machines with paravirtual flushes");

  private Outside() {}

  /** One phrase per topic. */
  public static List<String> topics() {
    return TOPICS;
  }
}
