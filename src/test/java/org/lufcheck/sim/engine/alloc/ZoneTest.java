package org.lufcheck.sim.engine.alloc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lufcheck.kernel.rules.Watermarks;
import org.lufcheck.sim.engine.luf.FlushPolicy;
import org.lufcheck.sim.engine.luf.Section;
import org.lufcheck.sim.engine.luf.ZonePending;
import org.lufcheck.sim.engine.memory.FrameList;
import org.lufcheck.sim.engine.memory.Frames;
import org.lufcheck.sim.engine.memory.Node;

/** A zone in chunks of 16 pages, of which nothing is free. */
final class ZoneTest {
  private static final int GRAIN = 16;
  private static final int CHUNKS = 8;

  private final Frames frames = new Frames(CHUNKS);
  private final Unmapper unmapper = new Unmapper();
  private final ZonePending luf = new ZonePending(unmapper.deferral(), new FlushPolicy.AtTakeOff());
  private final PerCpuPages pcp = new PerCpuPages(frames, 63, 5, 256, 256);
  private final FrameList taken = new FrameList(frames);
  private final Section section = new Section();
  private final Zone zone =
      new Zone(
          new Node(0, "dram", frames),
          false,
          true,
          0,
          CHUNKS,
          GRAIN,
          new SinglePages(frames, 0, CHUNKS, GRAIN, luf),
          new Watermarks(0, 0, 0, 0),
          luf,
          new PerCpuPages[] {pcp});

  ZoneTest() {
    for (int chunk = 0; chunk < CHUNKS; chunk++) {
      takeAlone();
    }
  }

  private void takeAlone() {
    assertThat(zone.takeAlone(unmapper.current(), taken, section)).isTrue();
  }

  private void reclaim(int chunks) {
    for (int chunk = 0; chunk < chunks; chunk++) {
      pcp.free(taken.popHead(), unmapper.key(0), true);
    }
    zone.add(pcp, chunks, unmapper.current().now());
  }

  @Test
  void onePageOfAChunkCountsAsTakenFromThoseThatWait() {
    reclaim(4);
    assertThat(luf.pages()).isEqualTo(4 * GRAIN);

    takeAlone();
    assertThat(luf.pages()).as("a claim forgets those before it").isEqualTo(-1);
    takeAlone();
    assertThat(luf.pages()).as("clean pages do not count").isEqualTo(-1);
    assertThat(zone.freePages()).isEqualTo(2 * GRAIN);
  }
}
