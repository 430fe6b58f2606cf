package org.lufcheck.sim.engine.alloc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lufcheck.sim.engine.memory.FrameList;
import org.lufcheck.sim.engine.memory.Frames;

/** Pages with tags in runs, against a queue in which each page has its own. */
final class TaggedPagesTest {
  private static final int PAGES = 9000;

  private record Page(int frame, int tag) {}

  private final Frames frames = new Frames(PAGES);
  private final SplittableRandom random = new SplittableRandom(11);
  private final List<TaggedPages> tested =
      List.of(new TaggedPages(frames), new TaggedPages(frames));
  private final List<Deque<Page>> expected = List.of(new ArrayDeque<>(), new ArrayDeque<>());
  private final FrameList clean = new FrameList(frames);
  private final Deque<Integer> expectedClean = new ArrayDeque<>();

  @Test
  void eachPageKeepsItsTagAndItsPlace() {
    for (int frame = 0; frame < PAGES; frame++) {
      clean.addTail(frame);
      expectedClean.add(frame);
    }
    for (int step = 0; step < 40_000; step++) {
      int which = random.nextInt(2);
      if (random.nextInt(3) > 0) {
        free(which, 1 + random.nextInt(40));
      } else if (tested.get(which).size() > 0) {
        leave(which, random.nextInt(5));
      }
      for (int at = 0; at < 2; at++) {
        compare(tested.get(at), expected.get(at));
      }
    }
    for (int at = 0; at < 2; at++) {
      for (Page page : expected.get(at)) {
        assertThat(tested.get(at).firstTag()).isEqualTo(page.tag());
        assertThat(tested.get(at).popFirst()).isEqualTo(page.frame());
      }
    }
    expectedClean.forEach(frame -> assertThat(clean.popHead()).isEqualTo(frame));
  }

  /** Neighbours of different calls may have the same tag. */
  private void free(int which, int pages) {
    int tag = 1 + random.nextInt(3);
    for (int page = 0; page < pages && clean.size() > 0; page++) {
      int frame = clean.popHead();
      assertThat(frame).isEqualTo(expectedClean.removeFirst());
      tested.get(which).addTail(frame, tag);
      expected.get(which).addLast(new Page(frame, tag));
    }
  }

  private void leave(int which, int way) {
    TaggedPages from = tested.get(which);
    Deque<Page> same = expected.get(which);
    switch (way) {
      case 0 -> {
        Page page = same.removeFirst();
        assertThat(from.popFirst()).isEqualTo(page.frame());
        released(page);
      }
      case 1 -> {
        Page page = same.removeLast();
        assertThat(from.popLast()).isEqualTo(page.frame());
        released(page);
      }
      case 2 -> {
        int many = 1 + random.nextInt(from.firstRun());
        from.moveFirst(clean, many);
        for (int moved = 0; moved < many; moved++) {
          expectedClean.addLast(same.removeFirst().frame());
        }
      }
      case 3 -> {
        int many = 1 + random.nextInt(from.lastRun());
        from.moveLast(tested.get(1 - which), many, 9);
        for (int moved = 0; moved < many; moved++) {
          expected.get(1 - which).addLast(new Page(same.removeLast().frame(), 9));
        }
      }
      default -> {
        if (random.nextInt(20) == 0) {
          from.moveAll(clean);
          same.forEach(page -> expectedClean.addLast(page.frame()));
          same.clear();
        }
      }
    }
  }

  private void released(Page page) {
    clean.addTail(page.frame());
    expectedClean.addLast(page.frame());
  }

  private static void compare(TaggedPages pages, Deque<Page> same) {
    assertThat(pages.size()).isEqualTo(same.size());
    if (!same.isEmpty()) {
      assertThat(pages.firstTag()).isEqualTo(same.getFirst().tag());
      assertThat(pages.firstRun()).isEqualTo(run(same.iterator()));
      assertThat(pages.lastTag()).isEqualTo(same.getLast().tag());
      assertThat(pages.lastRun()).isEqualTo(run(same.descendingIterator()));
    }
  }

  private static int run(Iterator<Page> pages) {
    int tag = pages.next().tag();
    int run = 1;
    while (pages.hasNext() && pages.next().tag() == tag) {
      run++;
    }
    return run;
  }

  @Test
  void pagesWithOneTagAreOneRunHoweverTheyCame() {
    TaggedPages pages = tested.get(0);
    TaggedPages others = tested.get(1);
    others.addTail(1, 5);
    others.addTail(2, 5);
    pages.addTail(3, 7);
    others.moveLast(pages, 2, 7);
    assertThat(pages.firstRun()).isEqualTo(3);
    List<Integer> order = new ArrayList<>();
    while (pages.size() > 0) {
      order.add(pages.popFirst());
    }
    assertThat(order).as("the last one first").containsExactly(3, 2, 1);
  }
}
