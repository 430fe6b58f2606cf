package org.lufcheck.sim.engine.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Ring buffers against a list of the JDK. */
final class FrameListTest {
  private final Frames frames = new Frames(50);
  private final FrameList list = new FrameList(frames, true);

  @SuppressWarnings("JdkObsolete") // the order of a linked list is what is tested
  private final LinkedList<Integer> expected = new LinkedList<>();

  @Test
  void behavesLikeALinkedList() {
    SplittableRandom random = new SplittableRandom(1);
    for (int step = 0; step < 5000; step++) {
      int frame = random.nextInt(50);
      if (expected.contains(frame)) {
        take(random.nextInt(3), frame);
      } else if (random.nextBoolean()) {
        list.addHead(frame);
        expected.addFirst(frame);
      } else {
        list.addTail(frame);
        expected.addLast(frame);
      }
      assertThat(list.size()).isEqualTo(expected.size());
    }
    assertThat(drain()).isEqualTo(expected);
  }

  private void take(int way, int frame) {
    if (way == 0) {
      list.remove(frame);
      expected.remove((Integer) frame);
    } else if (way == 1) {
      assertThat(list.popHead()).isEqualTo(expected.removeFirst());
    } else {
      assertThat(list.popTail()).isEqualTo(expected.removeLast());
    }
  }

  private List<Integer> drain() {
    List<Integer> all = new ArrayList<>();
    while (list.size() > 0) {
      all.add(list.popHead());
    }
    return all;
  }

  @Test
  void aListIsAppendedWhole() {
    FrameList other = new FrameList(frames, true);
    list.addTail(1);
    other.addTail(2);
    other.addTail(3);
    list.takeAll(other);
    list.takeAll(other);
    assertThat(other.size()).isZero();
    assertThat(drain()).containsExactly(1, 2, 3);
  }

  @Test
  void flagsListAndTagDoNotDisturbEachOther() {
    frames.set(7, Frames.REFERENCED | Frames.DIRTY);
    frames.list(7, Frames.ACTIVE_FILE);
    frames.tag(7, 65_535);
    frames.clear(7, Frames.DIRTY);
    assertThat(frames.has(7, Frames.REFERENCED)).isTrue();
    assertThat(frames.has(7, Frames.DIRTY)).isFalse();
    assertThat(frames.list(7)).isEqualTo(Frames.ACTIVE_FILE);
    assertThat(frames.tag(7)).isEqualTo(65_535);
  }
}
