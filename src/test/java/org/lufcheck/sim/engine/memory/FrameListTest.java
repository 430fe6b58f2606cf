package org.lufcheck.sim.engine.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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
        assertThat(list.peekTail()).isEqualTo(frame);
      }
      int last = expected.isEmpty() ? Frames.NONE : expected.getLast();
      assertThat(list.peekTail()).isIn(Frames.NONE, last);
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

  @Test
  void movesManyAtOnceInTheirOrder() {
    SplittableRandom random = new SplittableRandom(3);
    Frames all = new Frames(20_000);
    List<FrameList> lists = new ArrayList<>();
    List<Deque<Integer>> same = new ArrayList<>();
    for (int at = 0; at < 3; at++) {
      lists.add(new FrameList(all));
      same.add(new ArrayDeque<>());
    }
    for (int entry = 0; entry < all.count(); entry++) {
      lists.get(0).addTail(entry);
      same.get(0).addLast(entry);
    }
    for (int step = 0; step < 3000; step++) {
      int from = random.nextInt(3);
      int to = (from + 1 + random.nextInt(2)) % 3;
      int many = random.nextInt(Math.min(9000, same.get(from).size() + 1));
      if (random.nextBoolean()) {
        lists.get(to).takeFirst(lists.get(from), many);
        for (int moved = 0; moved < many; moved++) {
          same.get(to).addLast(same.get(from).removeFirst());
        }
      } else {
        lists.get(to).takeLast(lists.get(from), many);
        for (int moved = 0; moved < many; moved++) {
          same.get(to).addFirst(same.get(from).removeLast());
        }
      }
      assertThat(lists.get(from).size()).isEqualTo(same.get(from).size());
      assertThat(lists.get(to).size()).isEqualTo(same.get(to).size());
    }
    for (int at = 0; at < 3; at++) {
      for (int entry : same.get(at)) {
        assertThat(lists.get(at).popHead()).isEqualTo(entry);
      }
      assertThat(lists.get(at).size()).isZero();
    }
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
