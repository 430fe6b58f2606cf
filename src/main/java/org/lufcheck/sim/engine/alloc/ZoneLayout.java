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
 *
 * <p>Watermarks are computed from managed pages, as in the kernel: without what the boot reserves,
 * and without the struct pages of memory that is there at boot, which come from the boot allocator.
 * Struct pages of memory that is onlined later are allocated from zones that exist by then, so that
 * they count as managed, unless they are on the added memory itself (memmap_on_memory).
 */
public final class ZoneLayout {
  /** DMA, DMA32 and Normal, which a PC has at boot. */
  private static final int BOOT_ZONES = 3;

  /** Pages that a page of struct pages describes: 64 bytes each. */
  private static final int PAGES_PER_MEMMAP_PAGE = 64;

  private ZoneLayout() {}

  /**
   * A zone to be.
   *
   * @param node number of its node
   * @param movable whether it is ZONE_MOVABLE
   * @param pages its size, struct pages included
   * @param managed what the page allocator has of it
   * @param marks its watermarks
   */
  public record Plan(int node, boolean movable, long pages, long managed, Watermarks marks) {}

  /** The zones of a machine in the order of its zonelist; nodes that stay offline have none. */
  public static List<Plan> of(Machine machine) {
    List<Plan> sizes = sizes(machine);
    long lowmem = sizes.stream().filter(z -> !z.movable()).mapToLong(Plan::managed).sum();
    int hotplugged = (int) sizes.stream().filter(z -> !z.movable() && z.node() > 0).count();
    long minFreeKb = minFreeKb(machine.kernel(), lowmem, BOOT_ZONES + hotplugged);
    return sizes.stream()
        .map(
            z ->
                new Plan(
                    z.node(),
                    z.movable(),
                    z.pages(),
                    z.managed(),
                    Watermarks.of(
                        z.managed(),
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
    boolean onItself = machine.kernel().memmapOnMemory();
    long kernel = 0;
    long movable = 0;
    for (int node = 0; node < machine.nodes().size(); node++) {
      MemoryNode memory = machine.nodes().get(node);
      long pages = memory.usablePages();
      if (memory.tier() == MemoryNode.Tier.DRAM) {
        kernel += pages;
        zones.add(plan(node, false, pages, true));
        continue;
      }
      long take = movablePages(machine.kernel(), pages, kernel, movable);
      movable += take;
      kernel += pages - take;
      if (take > 0) {
        zones.add(plan(node, true, take, onItself));
      }
      if (take < pages && machine.kernel().online() != Online.OFFLINE) {
        zones.add(plan(node, false, pages - take, onItself));
      }
    }
    return zones;
  }

  private static Plan plan(int node, boolean movable, long pages, boolean ownMemmap) {
    long managed = ownMemmap ? pages - pages / PAGES_PER_MEMMAP_PAGE : pages;
    return new Plan(node, movable, pages, managed, new Watermarks(0, 0, 0, 0));
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
