package org.lufcheck.sim.engine.alloc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lufcheck.sim.engine.luf.FlushPolicy;
import org.lufcheck.sim.engine.luf.Section;
import org.lufcheck.sim.engine.luf.ZonePending;
import org.lufcheck.sim.engine.memory.FrameList;
import org.lufcheck.sim.engine.memory.Frames;
import org.lufcheck.sim.result.FlushReason;

/** Pages that move many at once, against pages that move one by one. */
final class SinglePagesTest {
  private static final int PAGES = 600;

  /** A zone whose pages move so many at once, and what was taken from it. */
  private static final class Trial {
    private final Frames frames = new Frames(PAGES);
    private final Unmapper unmapper = new Unmapper();
    private final ZonePending luf;
    private final SinglePages free;
    private final FrameList taken = new FrameList(frames);
    private final Section section = new Section();
    private final int atOnce;
    private long freePages = PAGES;
    private double behind;

    Trial(FlushPolicy policy, int atOnce) {
      this.atOnce = atOnce;
      luf = new ZonePending(unmapper.deferral(), policy);
      free = new SinglePages(frames, 0, PAGES, 1, luf);
    }

    /** The clock of a CPU that may be behind: flushes of others are not yet complete for it. */
    double now() {
      return unmapper.current().now() - behind;
    }

    /** One section: some pages, pending ones first where others are down to a mark. */
    void take(int pages, long mark, boolean mayFlush) {
      section.start(mayFlush);
      int moved = 0;
      int many;
      do {
        long spare = Math.max(0, freePages - luf.pages() - mark);
        many = free.take(taken, Math.min(atOnce, pages - moved), section, spare, now());
        freePages -= many;
        moved += many;
      } while (many > 0 && moved < pages);
      luf.end(unmapper.current(), section, FlushReason.TAKE_OFF);
    }

    /** Some of the pages that were taken last come back, as they were taken. */
    void giveBack(int pages) {
      int left = Math.min(pages, taken.size());
      freePages += left;
      while (left > 0) {
        int many = Math.min(atOnce, left);
        free.free(taken, many, now());
        left -= many;
      }
    }

    /** Some of the pages that were taken first come back with a key, each three with the same. */
    void reclaim(int pages, int process) {
      TaggedPages keyed = new TaggedPages(frames);
      int key = 0;
      for (int page = 0; page < pages && taken.size() > 0; page++) {
        key = page % 3 == 0 ? unmapper.key(process) : key;
        keyed.addTail(taken.popHead(), key);
        freePages++;
      }
      while (keyed.size() > 0) {
        free.free(keyed, Math.min(atOnce, keyed.lastRun()), now());
      }
    }

    List<Object> state() {
      List<Object> all = new ArrayList<>();
      for (int at = 0; at < taken.size(); at++) {
        int frame = taken.popHead();
        all.add(frame);
        taken.addTail(frame);
      }
      all.add(luf.pages());
      all.add(freePages);
      all.add(unmapper.flushes(FlushReason.TAKE_OFF));
      all.add(unmapper.covered(FlushReason.TAKE_OFF));
      all.add(Arrays.toString(unmapper.receivedByCpu()));
      return all;
    }
  }

  @Test
  void whatSomebodyAheadMovedIsPendingForWhoIsBehind() {
    Trial trial = new Trial(new FlushPolicy.AtTakeOff(), PAGES);
    trial.take(PAGES, PAGES, true);
    trial.reclaim(9, 0);
    double before = trial.now();
    trial.take(1, PAGES, true);
    double flushed = trial.now();
    assertThat(flushed).isGreaterThan(before);
    trial.take(1, 0, false);
    trial.behind = flushed - before - 1;

    trial.take(1, 0, false);
    assertThat(trial.freePages).as("only who may flush may wait").isEqualTo(7);
    trial.take(1, PAGES, true);
    assertThat(trial.freePages).isEqualTo(6);
    assertThat(trial.section.hasToWait()).isTrue();

    trial.behind = 0;
    trial.take(6, 0, false);
    assertThat(trial.freePages).isZero();
    assertThat(trial.unmapper.flushes(FlushReason.TAKE_OFF)).isEqualTo(1);
  }

  private static FlushPolicy policy(String name) {
    return name.equals("take-off") ? new FlushPolicy.AtTakeOff() : new FlushPolicy.PerPage();
  }

  @ParameterizedTest
  @ValueSource(strings = {"take-off", "per-page"})
  void manyAtOnceAreTheSamePagesAndFlushesAsOneByOne(String policy) {
    Trial many = new Trial(policy(policy), PAGES);
    Trial single = new Trial(policy(policy), 1);
    SplittableRandom random = new SplittableRandom(4);
    for (int step = 0; step < 4000; step++) {
      int pages = 1 + random.nextInt(60);
      int what = random.nextInt(5);
      int process = random.nextInt(2);
      long mark = random.nextInt(PAGES);
      int behind = random.nextInt(3) * random.nextInt(4000);
      for (Trial trial : List.of(many, single)) {
        trial.behind = behind;
        switch (what) {
          case 0 -> trial.giveBack(pages);
          case 1, 2 -> trial.reclaim(pages, process);
          default -> trial.take(pages, mark, process == 0);
        }
      }
      assertThat(many.state()).as("after step %d", step).isEqualTo(single.state());
    }
    assertThat(single.unmapper.flushes(FlushReason.TAKE_OFF)).isGreaterThan(50);
  }
}
