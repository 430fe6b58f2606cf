package org.lufcheck.concurrent.alloc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lufcheck.concurrent.Kernels;
import org.lufcheck.concurrent.Machine;
import org.lufcheck.concurrent.luf.LufKeys;
import org.lufcheck.concurrent.prim.Hardware;
import org.lufcheck.concurrent.state.Ordering;
import org.lufcheck.concurrent.state.Sizes;
import org.lufcheck.concurrent.state.Task;
import org.lufcheck.concurrent.state.UnmapBatch;
import org.lufcheck.kernel.Condition;
import org.lufcheck.kernel.Setup;

final class PageAllocatorTest {
  private static final int FRAMES = 1 << 10;
  private static final String STEP = "free";

  private final Machine machine = machine(new Sizes(5, 10, 4, 8, 1));
  private final PageAllocator allocator = machine.allocator;
  private final Task task = machine.memory.tasks[0];

  private static Machine machine(Sizes sizes) {
    List<Setup.Task> tasks =
        List.of(
            new Setup.Task("T0", 0, -1, List.of(), 1, false),
            new Setup.Task("T1", 1, 0, List.of(), 1, false));
    Setup setup =
        new Setup(
            "big",
            2,
            FRAMES,
            List.of(),
            List.of("A"),
            List.of(),
            List.of(),
            tasks,
            List.of(),
            Set.of(),
            0,
            0,
            new Condition.Constant(false));
    Machine machine =
        new Machine(
            new Hardware(),
            setup,
            Kernels.lufV12Intended(),
            Ordering.ALL,
            sizes,
            (t, frame) -> true);
    for (Task t : machine.memory.tasks) {
      machine.interrupts.retire(t);
    }
    return machine;
  }

  /** A key that CPU 1 owes. */
  private int key() {
    UnmapBatch owed = new UnmapBatch();
    owed.add(0b10);
    int key = machine.keys.next();
    machine.keys.fold(key, owed, machine.clock.next());
    return key;
  }

  @Test
  void mergesFreedFramesToTheLargestBlockAndSplitsIt() {
    int block = allocator.allocate(task, 10, true);

    assertThat(block).isEqualTo(1);
    assertThat(allocator.allocate(task, 0, true)).isZero();

    allocator.free(task, block, 10, LufKeys.NONE, STEP);
    assertThat(allocator.allocate(task, 3, true)).isEqualTo(1);
    assertThat(allocator.zone().freePages()).isEqualTo(FRAMES - 8);
  }

  @Test
  void handsOutEveryFrameOnce() {
    List<Integer> taken = new ArrayList<>();
    for (int i = 0; i < FRAMES; i++) {
      taken.add(allocator.allocate(task, 0, true));
    }

    assertThat(taken).doesNotHaveDuplicates().doesNotContain(0);
    assertThat(allocator.allocate(task, 0, true)).isZero();
  }

  @Test
  void flushesWhatATaggedPageOwesWhenItLeaves() {
    int frame = allocator.allocate(task, 0, false);
    allocator.free(task, frame, 0, key(), STEP);
    long before = machine.marks.of(1);

    takeAll(false);

    assertThat(machine.marks.of(1)).isGreaterThan(before);
    assertThat(allocator.zone().owed()).isZero();
  }

  @Test
  void flushesOnceForAllPagesOfAGeneration() {
    List<Integer> frames = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      frames.add(allocator.allocate(task, 0, false));
    }
    for (int frame : frames) {
      allocator.free(task, frame, 0, key(), STEP);
    }
    long generation = allocator.zone().zoneUgen();

    takeAll(false);

    assertThat(allocator.zone().zoneUgen()).isEqualTo(generation + 1);
    assertThat(allocator.zone().done()).isEqualTo(generation);
  }

  @Test
  void leavesTaggedPagesToThoseWhoCanFlush() {
    int block = allocator.allocate(task, 10, false);
    allocator.free(task, block, 10, key(), STEP);

    assertThat(allocator.allocate(task, 0, true)).isZero();
    assertThat(allocator.allocate(task, 0, false)).isNotZero();
  }

  @Test
  void takesATaggedPageWithoutAFlushOnceItsGenerationIsDone() {
    int block = allocator.allocate(task, 10, false);
    allocator.free(task, block, 10, key(), STEP);
    allocator.free(task, allocator.allocate(task, 0, false), 0, LufKeys.NONE, STEP);
    long clock = machine.clock.now();

    assertThat(allocator.allocate(task, 9, true)).isNotZero();
    assertThat(machine.clock.now()).isEqualTo(clock);
  }

  private void takeAll(boolean atomic) {
    for (long left = allocator.zone().freePages(); left > 0; left--) {
      allocator.allocate(task, 0, atomic);
    }
  }
}
