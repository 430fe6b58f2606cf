package org.lufcheck.sim.engine.alloc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lufcheck.sim.engine.luf.FlushPolicy;
import org.lufcheck.sim.engine.luf.Section;
import org.lufcheck.sim.engine.luf.ZonePending;
import org.lufcheck.sim.engine.memory.Frames;
import org.lufcheck.sim.result.FlushReason;

/** The buddy allocator of a zone, with and without pending blocks. */
final class FreeAreasTest {
  private static final int FIRST = 24;

  private final Frames frames = new Frames(FIRST + 4096);
  private final Unmapper unmapper = new Unmapper();
  private final ZonePending luf = new ZonePending(unmapper.deferral(), new FlushPolicy.AtTakeOff());
  private final Section section = new Section();

  private FreeAreas areas(int pages) {
    return new FreeAreas(frames, FIRST, pages, 1, luf);
  }

  private void free(FreeAreas areas, int page, int key) {
    frames.reset(FIRST + page);
    areas.free(FIRST + page, key, unmapper.current().now());
  }

  private int take(FreeAreas areas) {
    return take(areas, true, false);
  }

  /** Takes a page in a section of its own. */
  private int take(FreeAreas areas, boolean mayFlush, boolean pendingFirst) {
    section.start(mayFlush);
    int frame = areas.take(section, pendingFirst, unmapper.current().now());
    luf.end(unmapper.current(), section, FlushReason.TAKE_OFF);
    return frame == Frames.NONE ? Frames.NONE : frame - FIRST;
  }

  /** A zone of which nothing is free. */
  private FreeAreas taken(int pages) {
    FreeAreas areas = areas(pages);
    for (int page = 0; page < pages; page++) {
      take(areas);
    }
    return areas;
  }

  private boolean isFree(int page, int order) {
    return frames.isFree(FIRST + page, order);
  }

  private long flushes() {
    return unmapper.flushes(FlushReason.TAKE_OFF);
  }

  @Test
  void aZoneIsCutIntoTheLargestBlocksThatFit() {
    areas(1024 + 512 + 3);
    assertThat(isFree(0, 10)).isTrue();
    assertThat(isFree(1024, 9)).isTrue();
    assertThat(isFree(1536, 1)).isTrue();
    assertThat(isFree(1538, 0)).isTrue();
  }

  @Test
  void theUpperHalvesOfASplitBlockStayFree() {
    FreeAreas areas = areas(1024);
    assertThat(take(areas)).isZero();
    for (int order = 0; order < 10; order++) {
      assertThat(isFree(1 << order, order)).as("order %d", order).isTrue();
    }
    assertThat(isFree(0, 10)).isFalse();
  }

  @Test
  void buddiesMergeAgainWhateverTheOrderInWhichTheyComeBack() {
    FreeAreas areas = taken(1024);
    List<Integer> pages = new ArrayList<>();
    for (int page = 0; page < 1024; page++) {
      pages.add(page * 389 % 1024);
    }
    pages.forEach(page -> free(areas, page, 0));
    assertThat(isFree(0, 10)).isTrue();
  }

  @Test
  void neighboursThatAreNoBuddiesStayApart() {
    FreeAreas areas = taken(8);
    free(areas, 1, 0);
    free(areas, 2, 0);
    assertThat(isFree(1, 0)).isTrue();
    assertThat(isFree(2, 0)).isTrue();
  }

  @Test
  void everyPageIsEitherFreeOnceOrTaken() {
    FreeAreas areas = areas(1500);
    SplittableRandom random = new SplittableRandom(7);
    List<Integer> used = new ArrayList<>();
    for (int step = 0; step < 50_000; step++) {
      int page =
          random.nextInt(1500) < used.size() ? Frames.NONE : take(areas, true, step % 3 == 0);
      if (page != Frames.NONE) {
        assertThat(used).doesNotContain(page);
        used.add(page);
      } else {
        int back = used.remove(random.nextInt(used.size()));
        free(areas, back, random.nextInt(4) == 0 ? unmapper.key(random.nextInt(2)) : 0);
      }
    }
    int left = 1500 - used.size();
    for (int page = 0; page < left; page++) {
      assertThat(take(areas)).isNotEqualTo(Frames.NONE);
    }
    assertThat(take(areas)).isEqualTo(Frames.NONE);
  }

  /**
   * What patch 21 argues on paper: through all merges and splits, tags answer for every page.
   * Judged by what CPUs receive, not by tags.
   */
  @Test
  void noPageLeavesBeforeEveryCpuThatItOwesHasFlushed() {
    FreeAreas areas = taken(256);
    SplittableRandom random = new SplittableRandom(3);
    List<Integer> used = new ArrayList<>(IntStream.range(0, 256).boxed().toList());
    Map<Integer, Owed> free = new HashMap<>();
    for (int round = 0; round < 20_000; round++) {
      for (int more = random.nextInt(8); more > 0 && !used.isEmpty(); more--) {
        int page = used.remove(random.nextInt(used.size()));
        int process = random.nextInt(3);
        long[] received = unmapper.receivedByCpu();
        free(areas, page, process == 2 ? 0 : unmapper.key(process));
        free.put(page, new Owed(process, received));
      }
      List<Integer> left = leave(areas, random);
      long[] received = unmapper.receivedByCpu();
      for (int page : left) {
        assertThat(free.remove(page).isSettled(received)).as("page %d, %d", page, round).isTrue();
      }
      used.addAll(left);
    }
    assertThat(flushes()).isGreaterThan(1000);
  }

  /** One section in which some pages leave. */
  private List<Integer> leave(FreeAreas areas, SplittableRandom random) {
    List<Integer> left = new ArrayList<>();
    section.start(random.nextInt(3) > 0);
    boolean pendingFirst = random.nextBoolean();
    for (int more = random.nextInt(8); more > 0; more--) {
      int frame = areas.take(section, pendingFirst, unmapper.current().now());
      if (frame != Frames.NONE) {
        left.add(frame - FIRST);
      }
    }
    luf.end(unmapper.current(), section, FlushReason.TAKE_OFF);
    return left;
  }

  /** Which process' page was freed, 2 for none, and what CPUs had received by then. */
  private record Owed(int process, long[] received) {
    boolean isSettled(long[] now) {
      return switch (process) {
        case 0 -> now[1] > received[1] && now[2] > received[2];
        case 1 -> now[3] > received[3];
        default -> true;
      };
    }
  }

  @Test
  void aPendingPageIsTakenBeforeACleanBlockIsSplit() {
    FreeAreas areas = taken(8);
    free(areas, 4, 0);
    free(areas, 5, 0);
    free(areas, 1, unmapper.key(0));
    assertThat(take(areas)).isEqualTo(1);
    assertThat(flushes()).isEqualTo(1);
    assertThat(take(areas)).isEqualTo(4);
    assertThat(flushes()).isEqualTo(1);
  }

  @Test
  void atOneOrderCleanBlocksGoFirstUnlessTheyAreShort() {
    FreeAreas areas = taken(8);
    free(areas, 1, unmapper.key(0));
    free(areas, 4, 0);
    free(areas, 6, 0);
    assertThat(take(areas, true, false)).isEqualTo(6);
    assertThat(flushes()).isZero();
    assertThat(take(areas, true, true)).isEqualTo(1);
    assertThat(flushes()).isEqualTo(1);
  }

  @Test
  void aSectionThatMayNotFlushTakesWhatIsCleanAtAHigherOrder() {
    FreeAreas areas = taken(8);
    free(areas, 4, 0);
    free(areas, 5, 0);
    free(areas, 1, unmapper.key(0));
    assertThat(take(areas, false, false)).isEqualTo(4);
    assertThat(take(areas, false, false)).isEqualTo(5);
    assertThat(take(areas, false, false)).isEqualTo(Frames.NONE);
    assertThat(flushes()).isZero();
  }

  @Test
  void aPendingPageTaintsItsCleanBuddy() {
    FreeAreas areas = taken(8);
    free(areas, 2, 0);
    free(areas, 3, unmapper.key(0));
    assertThat(take(areas, false, false)).isEqualTo(Frames.NONE);
    assertThat(luf.pages()).isEqualTo(2);
    assertThat(take(areas, true, false)).isEqualTo(2);
    assertThat(flushes()).isEqualTo(1);
  }

  @Test
  void theUpperHalfOfATaintedBlockKeepsItsOwnTag() {
    FreeAreas areas = taken(8);
    free(areas, 2, unmapper.key(0));
    free(areas, 3, 0);
    assertThat(take(areas, true, false)).isEqualTo(2);
    assertThat(frames.tag(FIRST + 3)).isZero();
    assertThat(take(areas, false, false)).isEqualTo(3);
  }

  /** A zone in which pages 1, 4 and 8 are pending and nothing else is free. */
  private FreeAreas threeReclaimed() {
    FreeAreas areas = taken(16);
    free(areas, 1, unmapper.key(0));
    free(areas, 4, unmapper.key(0));
    free(areas, 8, unmapper.key(0));
    return areas;
  }

  @Test
  void aFlushedGenerationGoesBackToTheCleanListAsAWhole() {
    FreeAreas areas = threeReclaimed();
    assertThat(take(areas, true, false)).isEqualTo(1);
    assertThat(take(areas, false, false)).isEqualTo(4);
    assertThat(take(areas, false, false)).isEqualTo(8);
    assertThat(flushes()).isEqualTo(1);
  }

  @Test
  void whatSomebodyAheadMovedIsPendingForWhoIsBehind() {
    FreeAreas areas = threeReclaimed();
    double before = unmapper.current().now();
    assertThat(take(areas, true, false)).isEqualTo(1);
    assertThat(take(areas, false, false)).as("moved").isEqualTo(4);

    section.start(false);
    assertThat(areas.take(section, false, before + 1)).isEqualTo(Frames.NONE);
    section.start(true);
    assertThat(areas.take(section, false, before + 1)).isEqualTo(FIRST + 8);
    assertThat(section.hasToWait()).isTrue();
  }

  @Test
  void aMergedBlockIsAsYoungAsItsYoungerHalf() {
    FreeAreas areas = taken(8);
    free(areas, 6, unmapper.key(0));
    int older = frames.tag(FIRST + 6);
    free(areas, 1, unmapper.key(0));
    section.start(true);
    assertThat(luf.take(section, older, 0)).as("claims, and has not flushed yet").isTrue();
    free(areas, 7, unmapper.key(1));
    assertThat(frames.tag(FIRST + 6)).isEqualTo(frames.tag(FIRST + 7)).isNotEqualTo(older);
  }

  @Test
  void blocksThatWillSoonMergeAreTakenLast() {
    FreeAreas areas = taken(8);
    free(areas, 2, 0);
    free(areas, 3, 0);
    free(areas, 5, 0);
    free(areas, 1, 0);
    assertThat(take(areas)).as("1 would merge with 0 and then with 2 and 3").isEqualTo(5);
  }

  @Test
  void pagesThatKeepTheirKeysMergeOnlyWithTheirLike() {
    ZonePending keys = new ZonePending(unmapper.deferral(), new FlushPolicy.PerPage());
    FreeAreas areas = new FreeAreas(frames, FIRST, 8, 1, keys);
    section.start(true);
    for (int page = 0; page < 8; page++) {
      areas.take(section, false, 0);
    }
    int key = unmapper.key(0);
    free(areas, 0, key);
    free(areas, 1, unmapper.key(1));
    free(areas, 2, key);
    free(areas, 3, key);
    assertThat(isFree(0, 0)).isTrue();
    assertThat(isFree(1, 0)).isTrue();
    assertThat(isFree(2, 1)).isTrue();
  }

  @Test
  void aChunkCountsAsTheBlockThatItIs() {
    new FreeAreas(frames, FIRST, 128, 16, luf);
    assertThat(isFree(0, 6)).as("64 chunks are 4 MiB").isTrue();
    assertThat(isFree(64, 6)).isTrue();
  }
}
