package org.lufcheck.sim.engine.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lists of free blocks. */
final class BlockListTest {
  private final Frames frames = new Frames(20);
  private final BlockList list = new BlockList(frames);

  private List<Integer> drain() {
    List<Integer> all = new ArrayList<>();
    while (!list.isEmpty()) {
      all.add(list.first());
      list.remove(list.first());
    }
    return all;
  }

  @Test
  void aBlockIsPutFirstOrLast() {
    list.addTail(3);
    list.addHead(1);
    list.addTail(0);
    assertThat(drain()).containsExactly(1, 3, 0);
  }

  @Test
  void aBlockLeavesFromAnywhere() {
    for (int block = 0; block < 5; block++) {
      list.addTail(block);
    }
    list.remove(2);
    list.remove(4);
    list.remove(0);
    assertThat(drain()).containsExactly(1, 3);
  }

  @Test
  void aListIsAppendedWholeAndEmptyThen() {
    BlockList other = new BlockList(frames);
    list.addTail(1);
    other.addTail(2);
    other.addTail(3);
    list.takeAll(other);
    list.takeAll(other);
    other.addTail(9);
    assertThat(drain()).containsExactly(1, 2, 3);
    assertThat(other.first()).isEqualTo(9);
  }

  @Test
  void headsAreNoFrames() {
    assertThat(frames.count()).isEqualTo(20);
    assertThatThrownBy(
            () -> {
              while (true) {
                new BlockList(frames);
              }
            })
        .hasMessageContaining("more than 1024 lists");
  }
}
