package org.lufcheck.sim.engine.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Who writes what belongs to a matrix. */
final class SweepWorkTest {
  private static final int THREADS = 15;

  /** How many chunks each thread writes. */
  private static long[] sizes(long chunks, long matrices, long matrix) {
    return LongStream.range(0, THREADS)
        .map(
            thread ->
                SweepWork.share(chunks, matrices, matrix, THREADS, (int) thread + 1)
                    - SweepWork.share(chunks, matrices, matrix, THREADS, (int) thread))
        .toArray();
  }

  @Test
  void allThreadsWriteAlikeWhereThereIsEnough() {
    assertThat(sizes(1000, 10, 3)).containsOnly(6, 7);
    assertThat(LongStream.of(sizes(1000, 10, 3)).sum()).isEqualTo(100);
  }

  @Test
  void theFirstThreadsWriteOneEachWhereThereIsLess() {
    assertThat(sizes(46, 10, 1)).startsWith(1, 1, 1, 1, 1, 0).endsWith(0);
  }

  @Test
  void nothingIsLeftOutOrWrittenTwice() {
    for (long chunks : new long[] {7, 46, 150, 151, 1000}) {
      long next = 0;
      for (long matrix = 0; matrix < 10; matrix++) {
        assertThat(SweepWork.share(chunks, 10, matrix, THREADS, 0)).isEqualTo(next);
        next = SweepWork.share(chunks, 10, matrix, THREADS, THREADS);
      }
      assertThat(next).isEqualTo(chunks);
    }
  }
}
