package org.lufcheck.sim.engine.alloc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lufcheck.sim.engine.cpu.Current;
import org.lufcheck.sim.engine.memory.Frames;
import org.lufcheck.sim.engine.time.Ledger;
import org.lufcheck.sim.input.Machine;
import org.lufcheck.sim.input.MachineLibrary;

/** What an allocation does once all nodes are down to their min watermark. */
final class PageAllocatorTest {
  private final Ledger ledger = new Ledger(40);
  private final Current current = new Current(ledger);
  private final List<Integer> taken = new ArrayList<>();
  private final Zone[] list;
  private final PageAllocator allocator;

  PageAllocatorTest() {
    Machine machine = MachineLibrary.shipped().find("tiny-cxl").machine();
    TinyMemory memory = new TinyMemory(machine, ledger);
    list = Zones.list(memory.zones(), true, machine);
    allocator = memory.allocator();
  }

  /** Takes what there is; after that another CPU has pages in its list. */
  @BeforeEach
  void fill() {
    while (!current.isStalled()) {
      int frame = allocator.allocate(current, list, Request.MUST);
      if (frame != Frames.NONE) {
        taken.add(frame);
      }
    }
    current.cpu(1);
    free(list[0], 6);
    current.cpu(0);
  }

  private void free(Zone zone, int pages) {
    for (int page = 0; page < pages; page++) {
      int at = taken.size() - 1;
      while (allocator.zoneOf(taken.get(at)) != zone) {
        at--;
      }
      allocator.free(current, taken.remove(at), 0);
    }
  }

  private int inListOfOther() {
    return list[0].pcp(1).count();
  }

  @Test
  void drainsTheListsOfAllCpusIfReclaimDidNotSuffice() {
    current.reclaimed(32);
    assertThat(inListOfOther()).isEqualTo(6);
    assertThat(allocator.allocate(current, list, Request.TRY)).isNotEqualTo(Frames.NONE);
    assertThat(inListOfOther()).isZero();
  }

  @Test
  void drainsNothingIfNothingWasReclaimed() {
    current.reclaimed(0);
    assertThat(allocator.allocate(current, list, Request.TRY)).isEqualTo(Frames.NONE);
    assertThat(inListOfOther()).isEqualTo(6);
    assertThat(current.isStalled()).isFalse();
  }

  @Test
  void hasToReclaimForEachAllocationAnew() {
    free(list[0], 100);
    current.reclaimed(100);
    int frames = 0;
    while (allocator.allocate(current, list, Request.TRY) != Frames.NONE) {
      frames++;
    }
    assertThat(frames).isPositive();
    assertThat(current.isStalled()).isTrue();
    assertThat(inListOfOther()).isEqualTo(6);
  }

  @Test
  void prefersTheFirstNodeDownToItsMinWatermarkOnceItHasReclaimed() {
    while (list[0].freePages() <= list[0].marks().min()) {
      free(list[0], 1);
    }
    free(list[1], 1000);
    assertThat(list[0].freePages()).isLessThan(list[0].marks().low());
    assertThat(list[1].freePages()).isGreaterThan(list[1].marks().low());
    current.reclaimed(1000);
    int first = allocator.allocate(current, list, Request.TRY);
    int second = allocator.allocate(current, list, Request.TRY);
    assertThat(allocator.zoneOf(first)).isSameAs(list[0]);
    assertThat(allocator.zoneOf(second)).isSameAs(list[1]);
  }

  @Test
  void givesUpAfterReclaimingInVainForTooLong() {
    for (int vain = 1; vain < 16; vain++) {
      current.reclaimed(0);
      assertThat(allocator.allocate(current, list, Request.MUST)).isEqualTo(Frames.NONE);
      assertThat(current.isStalled()).isTrue();
    }
    current.reclaimed(0);
    assertThat(allocator.allocate(current, list, Request.MUST)).isEqualTo(Frames.NONE);
    assertThat(current.isStalled()).isFalse();
    assertThat(ledger.count(Ledger.Count.OUT_OF_MEMORY)).isEqualTo(1);
  }
}
