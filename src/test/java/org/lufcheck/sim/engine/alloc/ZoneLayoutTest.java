package org.lufcheck.sim.engine.alloc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lufcheck.kernel.rules.Watermarks;
import org.lufcheck.sim.engine.alloc.ZoneLayout.Plan;
import org.lufcheck.sim.input.KernelSettings;
import org.lufcheck.sim.input.KernelSettings.Online;
import org.lufcheck.sim.input.Machine;
import org.lufcheck.sim.input.MachineLibrary;

/**
 * Watermarks of 42 GiB DRAM and 98 GiB CXL in pages, from the kernel's formulas by hand: DRAM has
 * 11,010,048 pages and gaps of a thousandth, 11,010; CXL has 25,690,112 and 25,690.
 */
final class ZoneLayoutTest {
  private static final long GIB = 1L << 30;

  @Test
  void movableCxlWithoutHugePages() {
    // min_free_kbytes = 4 * sqrt(44,040,192 kB) = 26,545 kB, of which the table takes what is
    // managed after boot; here all of the node is managed.
    assertThat(marks(Online.ONLINE_MOVABLE, false))
        .containsExactly(
            new Watermarks(6636, 17646, 28656, 39666), new Watermarks(128, 25818, 51508, 77198));
  }

  @Test
  void movableCxlWithHugePages() {
    // 512 pages * 3 zones * 11 = 16,896 pages = 67,584 kB.
    assertThat(marks(Online.ONLINE_MOVABLE, true))
        .containsExactly(
            new Watermarks(16896, 27906, 38916, 49926), new Watermarks(128, 25818, 51508, 77198));
  }

  @Test
  void normalCxlTakesTwoThirdsOfTheReserve() {
    // 512 * 4 * 11 = 22,528 pages = 90,112 kB, shared 42 : 98.
    assertThat(marks(Online.ONLINE_KERNEL, true))
        .containsExactly(
            new Watermarks(6758, 17768, 28778, 39788), new Watermarks(15769, 41459, 67149, 92839));
  }

  @Test
  void theAutoMovableRatioLimitsMovableMemory() {
    List<Plan> plans = ZoneLayout.of(machine(Online.AUTO_MOVABLE, true, 1.5));
    assertThat(plans).extracting(Plan::movable).containsExactly(false, true, false);
    assertThat(plans.get(1).pages()).isEqualTo((long) (1.5 * 42 * (GIB >> 12)));
  }

  @Test
  void offlineMemoryHasNoZone() {
    assertThat(ZoneLayout.of(machine(Online.OFFLINE, true, 3))).hasSize(1);
  }

  private static List<Watermarks> marks(Online online, boolean hugePages) {
    return ZoneLayout.of(machine(online, hugePages, 3.01)).stream().map(Plan::marks).toList();
  }

  private static Machine machine(Online online, boolean hugePages, double ratio) {
    Machine talk = MachineLibrary.shipped().find("xeon6430-cxl").machine();
    KernelSettings k = talk.kernel();
    return talk.withNodes(
            List.of(
                talk.nodes().get(0).withBytes(42 * GIB), talk.nodes().get(1).withBytes(98 * GIB)))
        .withKernel(
            new KernelSettings(
                k.minFreeBytes(),
                k.watermarkScale(),
                hugePages,
                online,
                ratio,
                k.memmapOnMemory(),
                k.lru(),
                k.maskClearing(),
                k.tiering(),
                k.demotion(),
                k.swapBytes(),
                k.readaheadBytes(),
                k.faultAroundBytes(),
                k.pages(),
                k.numa()));
  }
}
