package org.lufcheck.sim.engine.mglru;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lufcheck.sim.engine.memory.Frames;

/** Where pages begin, how they grow old, and how generations come and go. */
final class GenerationsTest {
  private final Frames frames = new Frames(20);
  private final Generations node = new Generations(frames);

  @Test
  void aNodeBeginsWithAsManyGenerationsAsThereMayBe() {
    assertThat(node.count(Generations.FILE)).isEqualTo(4);
    assertThat(node.count(Generations.ANON)).isEqualTo(4);
  }

  @Test
  void whatAFaultBringsIsYoungest() {
    node.addInFault(1, Frames.INACTIVE_FILE);
    node.addInFault(2, Frames.INACTIVE_ANON);
    assertThat(node.size(Generations.FILE, node.maxSeq())).isEqualTo(1);
    assertThat(node.size(Generations.ANON, node.maxSeq())).isEqualTo(1);
    assertThat(node.listOf(1)).isEqualTo(Frames.ACTIVE_FILE);
  }

  @Test
  void pageCacheThatNoFaultBroughtIsSecondOldestWhileMoreThanThreeGenerationsAreThere() {
    node.add(1, Frames.INACTIVE_FILE);
    assertThat(node.size(Generations.FILE, node.minSeq(Generations.FILE) + 1)).isEqualTo(1);
    node.dropEmpty(true);
    assertThat(node.count(Generations.FILE)).isEqualTo(3);
    node.add(2, Frames.INACTIVE_FILE);
    assertThat(node.size(Generations.FILE, node.minSeq(Generations.FILE))).isEqualTo(2);
    assertThat(node.listOf(2)).isEqualTo(Frames.INACTIVE_FILE);
  }

  @Test
  void anonymousPagesThatNoFaultBroughtAreSecondYoungest() {
    node.add(1, Frames.INACTIVE_ANON);
    assertThat(node.size(Generations.ANON, node.maxSeq() - 1)).isEqualTo(1);
    assertThat(node.listOf(1)).isEqualTo(Frames.ACTIVE_ANON);
  }

  @Test
  void aPageInUseCountsAsYoungestAtOnceAndChangesItsListLater() {
    node.add(1, Frames.INACTIVE_FILE);
    frames.set(1, Frames.WORKINGSET);
    frames.refs(1, 3);
    long old = node.minSeq(Generations.FILE) + 1;
    node.renew(1);
    assertThat(node.size(Generations.FILE, old)).isZero();
    assertThat(node.size(Generations.FILE, node.maxSeq())).isEqualTo(1);
    assertThat(node.list(Generations.FILE, old).size()).isEqualTo(1);
    assertThat(frames.has(1, Frames.WORKINGSET)).isFalse();
    assertThat(frames.refs(1)).isZero();
  }

  @Test
  void aPageThatIsIsolatedIsMarkedInstead() {
    node.renew(1);
    assertThat(frames.has(1, Frames.REFERENCED)).isTrue();
  }

  @Test
  void emptyGenerationsAreLeftBehindUntilTwoRemain() {
    node.addInFault(1, Frames.INACTIVE_FILE);
    assertThat(node.dropEmpty(true)).isTrue();
    assertThat(node.count(Generations.FILE)).isEqualTo(2);
    assertThat(node.dropEmpty(true)).isFalse();
  }

  @Test
  void pageCacheWaitsForAnonymousMemoryThatCanBeReclaimed() {
    node.addInFault(1, Frames.INACTIVE_ANON);
    node.add(2, Frames.INACTIVE_FILE);
    node.dropEmpty(true);
    assertThat(node.minSeq(Generations.ANON)).isEqualTo(1);
    assertThat(node.minSeq(Generations.FILE)).isEqualTo(1);
  }

  @Test
  void aFifthGenerationMergesTheOldestIntoTheNext() {
    node.add(1, Frames.INACTIVE_FILE);
    node.dropEmpty(true);
    node.begin(true);
    assertThat(node.count(Generations.FILE)).isEqualTo(4);
    long oldest = node.minSeq(Generations.FILE);
    assertThat(node.size(Generations.FILE, oldest)).isEqualTo(1);
    assertThat(node.begin(true)).isEqualTo(1);
    assertThat(node.minSeq(Generations.FILE)).isEqualTo(oldest + 1);
    assertThat(node.size(Generations.FILE, oldest + 1)).isEqualTo(1);
    assertThat(node.list(Generations.FILE, oldest + 1).size()).isEqualTo(1);
  }

  @Test
  void twoGenerationsAreActive() {
    node.addInFault(1, Frames.INACTIVE_FILE);
    assertThat(node.size(Frames.ACTIVE_FILE)).isEqualTo(1);
    node.dropEmpty(true);
    node.begin(true);
    assertThat(node.size(Frames.ACTIVE_FILE)).isEqualTo(1);
    node.begin(true);
    assertThat(node.size(Frames.ACTIVE_FILE)).isZero();
    assertThat(node.size(Frames.INACTIVE_FILE)).isEqualTo(1);
  }

  @Test
  void aPageCanLeaveFromTheMiddle() {
    node.addInFault(1, Frames.INACTIVE_FILE);
    node.addInFault(2, Frames.INACTIVE_FILE);
    node.addInFault(3, Frames.INACTIVE_FILE);
    node.remove(2);
    assertThat(node.size(Frames.ACTIVE_FILE)).isEqualTo(2);
    assertThat(node.listOf(2)).isEqualTo(Frames.OFF_LIST);
    assertThat(node.list(Generations.FILE, node.maxSeq()).popTail()).isEqualTo(1);
    assertThat(node.list(Generations.FILE, node.maxSeq()).popTail()).isEqualTo(3);
  }
}
