package org.lufcheck.sim.engine.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Lists of frames against lists of the JDK. */
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

  @Test
  void behavesLikeALinkedListOverManyBlocks() {
    Frames many = new Frames(30_000);
    FrameList tested = new FrameList(many, true);
    TreeMap<Integer, Integer> byPlace = new TreeMap<>();
    int[] place = new int[30_000];
    SplittableRandom random = new SplittableRandom(2);
    int left = 0;
    int right = 0;
    for (int step = 0; step < 400_000; step++) {
      boolean growing = step % 100_000 < 50_000;
      int frame = random.nextInt(30_000);
      boolean on = byPlace.containsKey(place[frame]) && byPlace.get(place[frame]) == frame;
      if (on && !growing && random.nextInt(3) > 0) {
        tested.remove(frame);
        byPlace.remove(place[frame]);
      } else if (!on && growing) {
        boolean head = random.nextInt(4) > 0;
        place[frame] = head ? --left : right++;
        byPlace.put(place[frame], frame);
        if (head) {
          tested.addHead(frame);
        } else {
          tested.addTail(frame);
        }
      } else if (!byPlace.isEmpty() && step % 7 == 0) {
        assertThat(tested.popTail()).isEqualTo(byPlace.pollLastEntry().getValue());
      } else if (!byPlace.isEmpty() && step % 7 == 1) {
        assertThat(tested.popHead()).isEqualTo(byPlace.pollFirstEntry().getValue());
      }
    }
    assertThat(tested.size()).isEqualTo(byPlace.size());
    byPlace.values().forEach(frame -> assertThat(tested.popHead()).isEqualTo(frame));
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

  /** Blocks of lists pass from one to the other, and only some lists hold nothing but frames. */
  @Test
  void whatAnotherListLeftBehindIsNotTakenForAFrame() {
    FrameList entries = new FrameList(frames);
    for (int entry = 0; entry < Blocks.SIZE; entry++) {
      entries.addHead(1 << 30 | entry);
    }
    while (entries.size() > 0) {
      entries.popTail();
    }
    for (int frame = 0; frame < 20; frame++) {
      list.addHead(frame);
    }
    for (int frame = 0; frame < 20; frame++) {
      assertThat(list.popTail()).isEqualTo(frame);
    }
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
