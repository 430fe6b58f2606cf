package org.lufcheck.sim.engine.alloc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lufcheck.sim.engine.memory.Frames;

/** How many pages move between a per-CPU list and its zone. */
final class PerCpuPagesTest {
  private static final int PLENTY = 100_000;

  @Test
  void refillsDoubleFrom63To2016WhileNothingIsFreed() {
    PerCpuPages pcp = new PerCpuPages(new Frames(1), 63, 5, 425, PLENTY);
    List<Integer> refills = new ArrayList<>();
    for (int refill = 0; refill < 7; refill++) {
      refills.add(pcp.refill(false));
    }
    assertThat(refills).containsExactly(63, 126, 252, 504, 1008, 2016, 2016);
  }

  @Test
  void refillsStayWithinTheLeastHighWhenMemoryIsShort() {
    PerCpuPages pcp = new PerCpuPages(new Frames(1), 63, 5, 425, PLENTY);
    List<Integer> refills = new ArrayList<>();
    for (int refill = 0; refill < 6; refill++) {
      refills.add(pcp.refill(true));
    }
    assertThat(refills).containsExactly(63, 126, 252, 362, 362, 362);
  }

  @Test
  void aFreeHalvesTheGrowth() {
    PerCpuPages pcp = new PerCpuPages(new Frames(1), 63, 5, 425, PLENTY);
    for (int refill = 0; refill < 6; refill++) {
      pcp.refill(false);
    }
    pcp.surplus(1, false, false);
    assertThat(pcp.refill(false)).isEqualTo(63 << 2);
  }

  @Test
  void listsAreKeptShortWhileTheZoneIsReclaimed() {
    PerCpuPages pcp = new PerCpuPages(new Frames(1), 63, 5, 425, PLENTY);
    pcp.changed(251);
    assertThat(pcp.surplus(1, true, true)).isZero();
    pcp.changed(1);
    assertThat(pcp.surplus(1, true, true)).isBetween(63, 252 - 63);
  }

  @Test
  void aChunkShortensTheListAsItsPagesWouldOneByOne() {
    PerCpuPages byPage = new PerCpuPages(new Frames(1), 63, 5, 425, PLENTY);
    PerCpuPages inOneGo = new PerCpuPages(new Frames(1), 63, 5, 425, PLENTY);
    for (int refill = 0; refill < 6; refill++) {
      assertThat(byPage.refill(false)).isEqualTo(inOneGo.refill(false));
    }
    for (int page = 0; page < 16; page++) {
      byPage.surplus(1, true, false);
    }
    inOneGo.surplus(16, true, false);
    byPage.changed(4000);
    inOneGo.changed(4000);
    assertThat(byPage.surplus(1, false, false))
        .isPositive()
        .isEqualTo(inOneGo.surplus(1, false, false));
  }

  @Test
  void asManyGoBackAtOnceAsWereFreedInARowAlsoWhileTheListWasShort() {
    PerCpuPages pcp = new PerCpuPages(new Frames(1), 63, 5, 425, PLENTY);
    pcp.changed(100);
    assertThat(pcp.surplus(100, false, false)).isZero();
    pcp.changed(4000);
    assertThat(pcp.surplus(1, false, false)).isEqualTo(101);
  }

  @Test
  void aLongListGivesBackWithEachPageOfAChunk() {
    PerCpuPages pcp = new PerCpuPages(new Frames(1), 63, 5, 425, PLENTY);
    pcp.changed(3000 + 16);
    assertThat(pcp.surplus(16, true, true)).isGreaterThan(15 * 63);
  }

  @Test
  void aChunkIsAccountedForAsItsPagesOneByOne() {
    SplittableRandom random = new SplittableRandom(1);
    for (int round = 0; round < 200; round++) {
      int highMax = random.nextBoolean() ? 425 : PLENTY;
      PerCpuPages byPage = new PerCpuPages(new Frames(1), 63, 5, 425, highMax);
      PerCpuPages inOneGo = new PerCpuPages(new Frames(1), 63, 5, 425, highMax);
      for (int event = 0; event < 100; event++) {
        boolean belowHigh = random.nextBoolean();
        if (random.nextInt(4) == 0) {
          int pages = byPage.refill(belowHigh);
          assertThat(inOneGo.refill(belowHigh)).isEqualTo(pages);
          byPage.changed(pages);
          inOneGo.changed(pages);
        } else {
          boolean reclaiming = random.nextBoolean();
          for (int page = 0; page < 16; page++) {
            byPage.changed(1);
            byPage.changed(-byPage.surplus(1, belowHigh, reclaiming));
          }
          inOneGo.changed(16);
          inOneGo.changed(-inOneGo.surplus(16, belowHigh, reclaiming));
        }
        assertThat(inOneGo.count()).isEqualTo(byPage.count());
      }
    }
  }
}
