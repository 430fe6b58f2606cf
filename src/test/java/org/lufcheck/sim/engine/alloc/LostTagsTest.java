package org.lufcheck.sim.engine.alloc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lufcheck.sim.engine.luf.FlushPolicy;
import org.lufcheck.sim.engine.luf.Section;
import org.lufcheck.sim.engine.luf.TakeOff;
import org.lufcheck.sim.engine.luf.ZonePending;
import org.lufcheck.sim.engine.memory.FrameList;
import org.lufcheck.sim.engine.memory.Frames;
import org.lufcheck.sim.result.FlushReason;
import org.lufcheck.variant.Variant;
import org.lufcheck.variant.VariantLibrary;

/** Kernels in which pages forget in a zone what they owe (R-X24): v10 as posted, and v12 so. */
final class LostTagsTest {
  private static final int PAGES = 8;

  private final Frames frames = new Frames(PAGES);
  private final FrameList taken = new FrameList(frames);
  private final Section section = new Section();

  /** All pages leave, three come back with one key and leave again; flushes for that. */
  private long flushesOf(Unmapper unmapper, TakeOff luf, FreePages free) {
    section.start(true);
    assertThat(takeAll(free, unmapper)).isEqualTo(PAGES);
    TaggedPages keyed = new TaggedPages(frames);
    int key = unmapper.key(0);
    for (int page = 0; page < 3; page++) {
      keyed.addTail(taken.popHead(), key);
    }
    free.free(keyed, 3, unmapper.current().now());
    assertThat(luf.pages()).as("nobody counts them").isZero();
    assertThat(takeAll(free, unmapper)).isEqualTo(3);
    luf.end(unmapper.current(), section, FlushReason.TAKE_OFF);
    return unmapper.flushes(FlushReason.TAKE_OFF);
  }

  private int takeAll(FreePages free, Unmapper unmapper) {
    int all = 0;
    int many;
    do {
      many = free.take(taken, PAGES, section, PAGES, unmapper.current().now());
      all += many;
    } while (many > 0);
    return all;
  }

  @Test
  void inV10AsPostedNobodyFlushesForThem() {
    Unmapper unmapper = new Unmapper(VariantLibrary.shipped().get("luf-v10"));
    TakeOff luf = unmapper.deferral().takeOff(new FlushPolicy.AtTakeOff());
    assertThat(flushesOf(unmapper, luf, new MixedPages(frames, 0, PAGES, luf))).isZero();
  }

  @Test
  void inZonesNobodyFlushesForThem() {
    Unmapper unmapper = new Unmapper(zones());
    ZonePending luf = new ZonePending(unmapper.deferral(), new FlushPolicy.AtTakeOff());
    assertThat(flushesOf(unmapper, luf, new SinglePages(frames, 0, PAGES, 1, luf))).isZero();
  }

  @Test
  void inBlocksNobodyFlushesForThem() {
    Unmapper unmapper = new Unmapper(zones());
    ZonePending luf = new ZonePending(unmapper.deferral(), new FlushPolicy.AtTakeOff());
    assertThat(flushesOf(unmapper, luf, new FreeAreas(frames, 0, PAGES, 1, luf))).isZero();
  }

  private static Variant zones() {
    return VariantLibrary.shipped().get("luf-v12-intended").without(List.of("tag-kept"));
  }
}
