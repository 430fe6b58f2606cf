package org.lufcheck.kernel.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * The published machine: 42 GiB of DRAM, 98 GiB of CXL memory, computed by hand from
 * __setup_per_zone_wmarks.
 */
final class WatermarksTest {
  private static final long GIB = 1L << 18;
  private static final long DRAM = 42 * GIB;
  private static final long CXL = 98 * GIB;

  @Test
  void followsTheRootOfLowmemWithoutHugePages() {
    assertThat(Watermarks.minFreeKb(42L << 20)).isEqualTo(26_545);
    assertThat(Watermarks.minFreeKb(1)).isEqualTo(128);
    assertThat(Watermarks.minFreeKb(1L << 40)).isEqualTo(262_144);
  }

  @Test
  void asksForPageBlocksPerZoneWithHugePages() {
    assertThat(Watermarks.hugePageMinFreeKb(3, DRAM)).isEqualTo(67_584);
    assertThat(Watermarks.hugePageMinFreeKb(4, DRAM + CXL)).isEqualTo(90_112);
    assertThat(Watermarks.hugePageMinFreeKb(4, 20_000)).isEqualTo(4_000);
  }

  @Test
  void clampsTheReserveOfAMovableZone() {
    Watermarks movable = Watermarks.of(CXL, true, 26_545, DRAM, 10);
    assertThat(movable.min()).isEqualTo(128);
    assertThat(Watermarks.of(20_000, true, 0, DRAM, 10).min()).isEqualTo(32);
    assertThat(Watermarks.of(65_536, true, 0, DRAM, 10).min()).isEqualTo(64);
  }

  @Test
  void movesTheReserveToCxlMemoryThatIsOnlinedAsNormal() {
    Watermarks alone = Watermarks.of(DRAM, false, 67_584, DRAM, 10);
    Watermarks shared = Watermarks.of(DRAM, false, 90_112, DRAM + CXL, 10);
    assertThat(alone.min()).isEqualTo(16_896);
    assertThat(shared.min()).isEqualTo(22_528 * 42 / 140);
    assertThat(shared.min()).isLessThan(alone.min() * 41 / 100);
  }

  @Test
  void spacesLowHighAndPromoEvenly() {
    Watermarks w = Watermarks.of(DRAM, false, 67_584, DRAM, 10);
    long gap = DRAM / 1000;
    assertThat(w)
        .isEqualTo(new Watermarks(16_896, 16_896 + gap, 16_896 + 2 * gap, 16_896 + 3 * gap));
  }
}
