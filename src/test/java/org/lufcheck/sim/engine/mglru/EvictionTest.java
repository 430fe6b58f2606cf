package org.lufcheck.sim.engine.mglru;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.lufcheck.sim.engine.memory.Frames;

/** What eviction takes from the oldest generation, and what it leaves. */
final class EvictionTest {
  private static final int SWAPPINESS = 60;

  private final Frames frames = new Frames(400);
  private final Generations node = new Generations(frames);
  private final Eviction eviction = new Eviction(frames, 1);

  /** Pages of the oldest generation of page cache, with a younger one above it. */
  private void oldPages(int from, int to) {
    node.dropEmpty(false);
    for (int frame = from; frame < to; frame++) {
      node.addInFault(frame, Frames.INACTIVE_FILE);
    }
    node.begin(false);
    node.begin(false);
    node.dropEmpty(false);
  }

  private int[] taken() {
    return Arrays.copyOf(eviction.isolated(), eviction.taken());
  }

  @Test
  void atMost64PagesAreTakenOldestFirst() {
    oldPages(0, 100);
    assertThat(eviction.isolate(node, 0)).isEqualTo(64);
    assertThat(taken()).hasSize(64).startsWith(0, 1, 2).endsWith(63);
    assertThat(eviction.isolate(node, 0)).isEqualTo(36);
    assertThat(node.size(Frames.INACTIVE_FILE)).isZero();
  }

  @Test
  void nothingIsTakenWhenOnlyTwoGenerationsAreLeft() {
    node.dropEmpty(false);
    node.addInFault(1, Frames.INACTIVE_FILE);
    assertThat(node.count(Generations.FILE)).isEqualTo(2);
    assertThat(eviction.isolate(node, 0)).isZero();
    assertThat(eviction.taken()).isZero();
  }

  @Test
  void aPageThatWasRenewedGoesToItsGeneration() {
    oldPages(0, 3);
    node.renew(1);
    assertThat(eviction.isolate(node, 0)).isEqualTo(3);
    assertThat(taken()).containsExactly(0, 2);
    assertThat(node.list(Generations.FILE, node.maxSeq()).size()).isEqualTo(1);
  }

  @Test
  void aPageThatCameBackSoonIsSparedOnce() {
    oldPages(0, 2);
    frames.set(1, Frames.WORKINGSET);
    frames.refs(1, 3);
    long oldest = node.minSeq(Generations.FILE);
    eviction.isolate(node, 0);
    assertThat(taken()).containsExactly(0);
    assertThat(node.list(Generations.FILE, oldest + 1).size()).isEqualTo(1);
    assertThat(Eviction.references(frames, 1)).isZero();
  }

  @Test
  void aTierThatComesBackOftenIsSpared() {
    oldPages(0, 2);
    frames.set(1, Frames.WORKINGSET);
    node.feedback(Generations.FILE).evicted(1, 100);
    node.feedback(Generations.FILE).refaulted(1, 100);
    eviction.isolate(node, 0);
    assertThat(taken()).containsExactly(0);
  }

  @Test
  void withoutThatFeedbackItGoes() {
    oldPages(0, 2);
    frames.set(1, Frames.WORKINGSET);
    eviction.isolate(node, 0);
    assertThat(taken()).containsExactly(0, 1);
  }

  @Test
  void referencesAreForgottenUnlessThePageIsMarked() {
    oldPages(0, 2);
    frames.set(0, Frames.WORKINGSET | Frames.REFERENCED);
    frames.set(1, Frames.WORKINGSET);
    eviction.isolate(node, 0);
    assertThat(frames.has(0, Frames.WORKINGSET)).isTrue();
    assertThat(frames.has(0, Frames.REFERENCED)).isFalse();
    assertThat(frames.has(1, Frames.WORKINGSET)).isFalse();
  }

  @Test
  void anonymousMemoryIsLeftAloneWithoutSwapOrASlowerNode() {
    node.add(1, Frames.INACTIVE_ANON);
    oldPages(10, 12);
    eviction.isolate(node, 0);
    assertThat(taken()).containsExactly(10, 11);
  }

  @Test
  void theTypeWhoseOldestGenerationIsOlderGoesFirst() {
    node.add(1, Frames.INACTIVE_ANON);
    node.dropEmpty(false);
    node.begin(false);
    node.addInFault(2, Frames.INACTIVE_FILE);
    node.begin(false);
    node.dropEmpty(false);
    assertThat(node.minSeq(Generations.ANON)).isLessThan(node.minSeq(Generations.FILE));
    eviction.isolate(node, SWAPPINESS);
    assertThat(eviction.type()).isEqualTo(Generations.ANON);
    assertThat(taken()).containsExactly(1);
  }
}
