package org.lufcheck.sim.engine.mglru;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lufcheck.sim.engine.cpu.Current;
import org.lufcheck.sim.engine.luf.UnmapBatch;
import org.lufcheck.sim.engine.memory.Frames;
import org.lufcheck.sim.engine.memory.MemoryObject;
import org.lufcheck.sim.engine.memory.Slots;
import org.lufcheck.sim.engine.reclaim.ReclaimTask;
import org.lufcheck.sim.engine.reclaim.Verdict;
import org.lufcheck.sim.engine.time.Ledger;
import org.lufcheck.sim.result.Payer;

/** Walks over page tables, and what eviction does for its neighbours. */
final class AgingTest {
  /** Frames below this are of the node, the others of another one. */
  private static final int END = 1500;

  private final Frames frames = new Frames(2000);
  private final Slots slots = new Slots();
  private final MemoryObject file = new MemoryObject(slots, 0, true, false, 1024);
  private final MemoryObject region = new MemoryObject(slots, 0, false, true, 10);
  private final Generations node = new Generations(frames);
  private final TableFilter filter = new TableFilter();
  private final Ledger ledger = new Ledger(40);
  private final ReclaimTask task =
      new ReclaimTask(new Current(ledger), new UnmapBatch(), Payer.KSWAPD);
  private final YoungEntries entries = new YoungEntries(slots, node, filter, 0, END);
  private final Aging aging = new Aging(slots, node, filter, entries, 1, 20);
  private final LookAround look = new LookAround(slots, frames, node, entries, 1, 20);

  @BeforeEach
  void someTablesExist() {
    file.table(0, 1990);
    file.table(1, 1991);
    region.table(0, 1992);
    node.dropEmpty(true);
  }

  private void map(MemoryObject object, int at, int frame, boolean young) {
    int slot = object.base() + at;
    node.addInFault(frame, object.file() ? Frames.INACTIVE_FILE : Frames.INACTIVE_ANON);
    frames.own(frame, slot);
    slots.place(slot, frame);
    slots.pte(slot, young ? Slots.PRESENT | Slots.YOUNG : Slots.PRESENT);
  }

  private void walk(boolean canSwap) {
    aging.start(canSwap);
    while (aging.isRunning()) {
      aging.step(task);
    }
  }

  private boolean isYoung(MemoryObject object, int at) {
    return (slots.pte(object.base() + at) & Slots.YOUNG) != 0;
  }

  @Test
  void pagesInUseGoWithTheYoungestGenerationAndOthersFallBehind() {
    map(region, 0, 1, true);
    map(region, 1, 2, true);
    long before = node.maxSeq();
    walk(true);
    assertThat(node.maxSeq()).isEqualTo(before + 1);
    assertThat(node.size(Generations.ANON, before)).isEqualTo(2);
    assertThat(isYoung(region, 0)).isFalse();
    slots.pte(region.base(), Slots.PRESENT | Slots.YOUNG);
    walk(true);
    assertThat(node.size(Generations.ANON, before)).isEqualTo(1);
    assertThat(node.size(Generations.ANON, before + 1)).isEqualTo(1);
  }

  @Test
  void pagesOfOtherNodesAreLeftAlone() {
    int slot = file.base();
    slots.place(slot, END);
    slots.pte(slot, Slots.PRESENT | Slots.YOUNG);
    walk(true);
    assertThat(isYoung(file, 0)).isTrue();
  }

  @Test
  void anonymousMemoryIsWalkedOnlyIfItCanBeReclaimed() {
    map(region, 0, 1, true);
    map(file, 0, 2, true);
    walk(false);
    assertThat(isYoung(region, 0)).isTrue();
    assertThat(isYoung(file, 0)).isFalse();
  }

  @Test
  void tablesThatWereNotWorthTheirWalkAreSkippedUntilEvictionFindsYoungPagesThere() {
    for (int at = 0; at < 64; at++) {
      map(file, at, at, true);
    }
    map(file, 512, 100, true);
    walk(true);
    for (int at = 0; at < 64; at++) {
      slots.pte(file.base() + at, Slots.PRESENT | Slots.YOUNG);
    }
    slots.pte(file.base() + 512, Slots.PRESENT | Slots.YOUNG);
    walk(true);
    assertThat(isYoung(file, 0)).as("64 of 512 entries were young: one of eight").isFalse();
    assertThat(isYoung(file, 512)).as("1 of 512 was").isTrue();
    for (int at = 512; at < 512 + 64; at++) {
      if (at > 512) {
        map(file, at, at, true);
      }
    }
    node.remove(100);
    assertThat(look.judge(task, 100, file.base() + 512)).isEqualTo(Verdict.ACTIVATE);
    slots.pte(file.base() + 600, Slots.PRESENT | Slots.YOUNG);
    map(file, 600, 600, true);
    walk(true);
    assertThat(isYoung(file, 600)).isFalse();
  }

  @Test
  void aWalkIsSharedAndCountsOnce() {
    map(file, 0, 1, true);
    long before = node.maxSeq();
    aging.start(true);
    aging.start(true);
    while (aging.isRunning()) {
      aging.step(task);
    }
    assertThat(node.maxSeq()).isEqualTo(before + 1);
  }

  @Test
  void walkingTakesTimeForEveryEntryAndMoreForYoungOnes() {
    map(file, 0, 1, true);
    walk(true);
    // Two tables of the file and ten entries of the region, an eighth of 20 ns each; one young.
    assertThat(ledger.charged(Payer.KSWAPD)).isEqualTo((1024 + 10) * 2.5 + 20);
  }

  @Test
  void aPageFoundYoungStaysAndRenewsThe64AroundIt() {
    for (int at = 100; at < 300; at++) {
      map(file, at, at, true);
    }
    node.begin(true);
    node.remove(200);
    assertThat(look.judge(task, 200, file.base() + 200)).isEqualTo(Verdict.ACTIVATE);
    assertThat(isYoung(file, 167)).isTrue();
    assertThat(isYoung(file, 168)).isFalse();
    assertThat(isYoung(file, 231)).isFalse();
    assertThat(isYoung(file, 232)).isTrue();
    assertThat(node.size(Generations.FILE, node.maxSeq())).isEqualTo(63);
  }

  @Test
  void lookingAroundEndsAtThePageTable() {
    for (int at = 480; at < 560; at++) {
      map(file, at, at, true);
    }
    node.remove(510);
    look.judge(task, 510, file.base() + 510);
    assertThat(isYoung(file, 511)).isFalse();
    assertThat(isYoung(file, 512)).isTrue();
  }

  @Test
  void aPageThatIsNotYoungGoes() {
    map(file, 5, 5, false);
    map(file, 6, 6, true);
    node.remove(5);
    assertThat(look.judge(task, 5, file.base() + 5)).isEqualTo(Verdict.RECLAIM);
    assertThat(isYoung(file, 6)).isTrue();
  }
}
