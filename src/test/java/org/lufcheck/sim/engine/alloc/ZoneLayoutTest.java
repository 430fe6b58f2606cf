package org.lufcheck.sim.engine.alloc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lufcheck.kernel.rules.Watermarks;
import org.lufcheck.sim.engine.alloc.ZoneLayout.Plan;
import org.lufcheck.sim.input.KernelSettings.Online;
import org.lufcheck.sim.input.Machine;
import org.lufcheck.sim.input.MachineLibrary;

/**
 * Watermarks of 42 GiB DRAM and 98 GiB CXL in pages, from the kernel's formulas by hand. Of the
 * DRAM 97.5 % are managed: 11,010,048 pages without 104,858 that the boot reserves (0.4 GiB) and
 * without the 170,393 pages of struct pages that describe the rest, so 10,734,797; a thousandth,
 * the gap between marks, is 10,734. CXL is onlined after boot and all managed: 25,690,112 pages,
 * gaps of 25,690.
 */
final class ZoneLayoutTest {
  private static final long GIB = 1L << 30;

  @Test
  void movableCxlWithoutHugePages() {
    // min_free_kbytes = 4 * sqrt(42,939,188 kB) = 26,211 kB = 6552 pages.
    assertThat(marks(Online.ONLINE_MOVABLE, false))
        .containsExactly(
            new Watermarks(6552, 17286, 28020, 38754), new Watermarks(128, 25818, 51508, 77198));
  }

  @Test
  void movableCxlWithHugePages() {
    // 512 pages * 3 zones * 11 = 16,896 pages = 67,584 kB.
    assertThat(marks(Online.ONLINE_MOVABLE, true))
        .containsExactly(
            new Watermarks(16896, 27630, 38364, 49098), new Watermarks(128, 25818, 51508, 77198));
  }

  @Test
  void normalCxlTakesTwoThirdsOfTheReserve() {
    // 512 * 4 * 11 = 22,528 pages = 90,112 kB, shared 10,734,797 : 25,690,112.
    assertThat(marks(Online.ONLINE_KERNEL, true))
        .containsExactly(
            new Watermarks(6639, 17373, 28107, 38841), new Watermarks(15888, 41578, 67268, 92958));
  }

  /** In MiB, rounded to a tenth: how the marks of the talk's machine are usually quoted. */
  @ParameterizedTest
  @CsvSource({
    "ONLINE_MOVABLE, false, '25.6 67.5 109.5 151.4', '0.5 100.9 201.2 301.6'",
    "ONLINE_MOVABLE, true, '66.0 107.9 149.9 191.8', '0.5 100.9 201.2 301.6'",
    "ONLINE_KERNEL, true, '25.9 67.9 109.8 151.7', '62.1 162.4 262.8 363.1'",
  })
  void marksInMebibytes(Online online, boolean hugePages, String dram, String cxl) {
    assertThat(marks(online, hugePages))
        .extracting(ZoneLayoutTest::mebibytes)
        .containsExactly(dram, cxl);
  }

  private static String mebibytes(Watermarks marks) {
    return LongStream.of(marks.min(), marks.low(), marks.high(), marks.promo())
        .mapToObj(pages -> String.format(Locale.ROOT, "%.1f", pages / 256.0))
        .collect(Collectors.joining(" "));
  }

  @Test
  void structPagesOnTheAddedMemoryAreNotManaged() {
    Machine talk = machine(Online.ONLINE_MOVABLE, true, 3.01);
    Plan cxl = ZoneLayout.of(talk.withKernel(talk.kernel().withMemmapOnMemory(true))).get(1);
    assertThat(cxl.pages() - cxl.managed()).isEqualTo(25_690_112 / 64);
    assertThat(cxl.marks().low() - cxl.marks().min()).isEqualTo(25_288_704 / 1000);
  }

  @Test
  void theAutoMovableRatioLimitsMovableMemory() {
    List<Plan> plans = ZoneLayout.of(machine(Online.AUTO_MOVABLE, true, 1.5));
    assertThat(plans).extracting(Plan::movable).containsExactly(false, true, false);
    assertThat(plans.get(1).pages()).isEqualTo((long) (1.5 * (42 * (GIB >> 12) - 104_858)));
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
    Machine sized =
        talk.withNodes(
            List.of(
                talk.nodes().get(0).withBytes(42 * GIB), talk.nodes().get(1).withBytes(98 * GIB)));
    return sized.withKernel(
        talk.kernel()
            .withOnline(online)
            .withHugePages(hugePages)
            .withAutoMovableRatio(ratio)
            .withMemmapOnMemory(false));
  }
}
