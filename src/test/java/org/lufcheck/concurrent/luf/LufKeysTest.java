package org.lufcheck.concurrent.luf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lufcheck.concurrent.prim.Hardware;
import org.lufcheck.concurrent.state.UnmapBatch;

final class LufKeysTest {
  private final Hardware p = new Hardware();
  private final DoneMarks marks = new DoneMarks(p, 4);

  private static UnmapBatch owing(long cpus) {
    UnmapBatch batch = new UnmapBatch();
    batch.add(cpus);
    return batch;
  }

  @Test
  void areHandedOutRoundAndRoundWithoutZero() {
    LufKeys keys = new LufKeys(p, 3, marks, true);

    assertThat(IntStream.range(0, 7).map(i -> keys.next())).containsExactly(1, 2, 3, 1, 2, 3, 1);
  }

  @Test
  void keepTheCpusThatStillOweWhenTheyAreHandedOutAgain() {
    LufKeys keys = new LufKeys(p, 1, marks, true);
    keys.fold(1, owing(0b0011), 3);
    marks.mark(0b0001, 4);

    keys.fold(1, owing(0b0100), 5);

    assertThat(keys.get(1).batch.cpus()).isEqualTo(0b0110);
    assertThat(keys.get(1).ugen).isEqualTo(5);
  }

  @Test
  void loseThemWhereTheyAreReplaced() {
    LufKeys keys = new LufKeys(p, 1, marks, false);
    keys.fold(1, owing(0b0011), 3);

    keys.fold(1, owing(0b0100), 5);

    assertThat(keys.get(1).batch.cpus()).isEqualTo(0b0100);
  }

  @Test
  void takeWhatAnotherKeyOwes() {
    LufKeys keys = new LufKeys(p, 2, marks, true);
    keys.fold(1, owing(0b0001), 3);
    keys.fold(2, owing(0b0010), 4);

    keys.fold(1, 2);
    keys.fold(2, 1);

    assertThat(keys.get(1).batch.cpus()).isEqualTo(0b0011);
    assertThat(keys.get(2).batch.cpus()).isEqualTo(0b0011);
    assertThat(keys.get(1).ugen).isEqualTo(4);
  }

  @Test
  void foldNothingFromABatchThatDoesNotAsk() {
    LufKeys keys = new LufKeys(p, 1, marks, true);
    UnmapBatch silent = new UnmapBatch();
    silent.addSilently(0b0001);

    keys.fold(1, silent, 3);

    assertThat(keys.get(1).batch.cpus()).isZero();
  }
}
