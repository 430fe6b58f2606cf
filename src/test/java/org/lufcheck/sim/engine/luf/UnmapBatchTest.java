package org.lufcheck.sim.engine.luf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who is flushed in which part of a batch. */
final class UnmapBatchTest {
  private static final long OWN = 0b0011;
  private static final long NEXT = 0b0110;

  private final UnmapBatch batch = new UnmapBatch();

  private long[] masks(int parts) {
    return IntStream.range(0, parts).mapToLong(part -> batch.mask(part, parts)).toArray();
  }

  private long[] deferredMasks(int parts) {
    return IntStream.range(0, parts).mapToLong(part -> batch.deferredMask(part, parts)).toArray();
  }

  @Test
  void allPartsAreAlikeWhereNothingIsStraddled() {
    batch.add(OWN, 32);
    assertThat(masks(1)).containsExactly(OWN);
    assertThat(masks(2)).containsExactly(OWN, OWN);
  }

  @Test
  void theStraddledChunkBeginsInTheLastPartButOneAndHasTheLastForItself() {
    batch.add(OWN, 64);
    batch.straddle(NEXT, false);
    assertThat(masks(1)).containsExactly(OWN | NEXT);
    assertThat(masks(2)).containsExactly(OWN | NEXT, NEXT);
    assertThat(masks(4)).containsExactly(OWN, OWN, OWN | NEXT, NEXT);
    assertThat(batch.mask()).isEqualTo(OWN | NEXT);
  }

  @Test
  void whatIsDeferredIsStraddledLikeTheRest() {
    batch.defer(OWN, 32);
    batch.straddle(NEXT, true);
    assertThat(masks(2)).containsExactly(0, 0);
    assertThat(deferredMasks(2)).containsExactly(OWN | NEXT, NEXT);
    assertThat(batch.deferredMask()).isEqualTo(OWN | NEXT);
  }

  @Test
  void theLastPagesAreFlushedWhereOnlyTheOthersAreDeferred() {
    batch.defer(OWN, 32);
    batch.straddle(NEXT, false);
    assertThat(masks(2)).containsExactly(NEXT, NEXT);
    assertThat(deferredMasks(2)).containsExactly(OWN, 0);
  }

  @Test
  void pagesAreCountedOnce() {
    batch.add(OWN, 16);
    batch.defer(NEXT, 16);
    assertThat(batch.take(31)).isEqualTo(31);
    assertThat(batch.take(31)).isEqualTo(1);
    assertThat(batch.take(31)).isZero();
  }
}
