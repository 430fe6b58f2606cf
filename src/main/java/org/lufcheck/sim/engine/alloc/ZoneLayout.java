package org.lufcheck.sim.engine.alloc;

import java.util.ArrayList;
import java.util.List;
import org.lufcheck.kernel.rules.Watermarks;
import org.lufcheck.sim.input.KernelSettings;
import org.lufcheck.sim.input.KernelSettings.Online;
import org.lufcheck.sim.input.Machine;
import org.lufcheck.sim.input.MemoryNode;

/**
 * Which zones a machine has, with their watermarks (mm/memory_hotplug.c: zone_for_pfn_range;
 * mm/page_alloc.c). DRAM is one zone here; the kernel's DMA and DMA32 count only where it counts
 * zones.
 */
public final class ZoneLayout {
  /** DMA, DMA32 and Normal, which a PC has at boot. */
  private static final int BOOT_ZONES = 3;

  private ZoneLayout() {}

  /**
   * A zone to be.
   *
   * @param node number of its node
   * @param movable whether it is ZONE_MOVABLE
   * @param pages its size
   * @param marks its watermarks
   */
  public record Plan(int node, boolean movable, long pages, Watermarks marks) {}

  /** The zones of a machine in the order of its zonelist; nodes that stay offline have none. */
  public static List<Plan> of(Machine machine) {
    List<Plan> sizes = sizes(machine);
    long lowmem = sizes.stream().filter(z -> !z.movable()).mapToLong(Plan::pages).sum();
    int hotplugged = (int) sizes.stream().filter(z -> !z.movable() && z.node() > 0).count();
    long minFreeKb = minFreeKb(machine.kernel(), lowmem, BOOT_ZONES + hotplugged);
    return sizes.stream()
        .map(
            z ->
                new Plan(
                    z.node(),
                    z.movable(),
                    z.pages(),
                    Watermarks.of(
                        z.pages(),
                        z.movable(),
                        minFreeKb,
                        lowmem,
                        machine.kernel().watermarkScale())))
        .toList();
  }

  /** min_free_kbytes. */
  static long minFreeKb(KernelSettings kernel, long lowmem, int zones) {
    if (kernel.minFreeBytes().isPresent()) {
      return kernel.minFreeBytes().getAsLong() / 1024;
    }
    long computed = Watermarks.minFreeKb(lowmem * 4);
    return kernel.hugePages()
        ? Math.max(computed, Watermarks.hugePageMinFreeKb(zones, lowmem))
        : computed;
  }

  private static List<Plan> sizes(Machine machine) {
    List<Plan> zones = new ArrayList<>();
    Watermarks none = new Watermarks(0, 0, 0, 0);
    long kernel = 0;
    long movable = 0;
    for (int node = 0; node < machine.nodes().size(); node++) {
      MemoryNode memory = machine.nodes().get(node);
      long pages = memory.pages();
      if (memory.tier() == MemoryNode.Tier.DRAM) {
        kernel += pages;
        zones.add(new Plan(node, false, pages, none));
        continue;
      }
      long take = movablePages(machine.kernel(), pages, kernel, movable);
      movable += take;
      kernel += pages - take;
      if (take > 0) {
        zones.add(new Plan(node, true, take, none));
      }
      if (take < pages && machine.kernel().online() != Online.OFFLINE) {
        zones.add(new Plan(node, false, pages - take, none));
      }
    }
    return zones;
  }

  private static long movablePages(KernelSettings settings, long pages, long kernel, long movable) {
    return switch (settings.online()) {
      case OFFLINE, ONLINE, ONLINE_KERNEL -> 0;
      case ONLINE_MOVABLE -> pages;
      case AUTO_MOVABLE ->
          Math.max(0, Math.min(pages, (long) (settings.autoMovableRatio() * kernel) - movable));
    };
  }
}
