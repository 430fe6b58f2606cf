package org.lufcheck.explore;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What is planned before something grows is what it then takes. */
class FootprintProperties {
  @Property
  void theStackTakesWhatWasPlanned(
      @ForAll @IntRange(max = 300) int now,
      @ForAll @IntRange(max = 300) int more,
      @ForAll @IntRange(min = 1, max = 3) int words) {
    DepthStack stack = new DepthStack(words);
    push(stack, now, words);
    long planned = stack.bytesWith(more);
    push(stack, more, words);

    assertThat(stack.size()).isEqualTo(now + more);
    assertThat(stack.bytesWith(0)).isEqualTo(planned);
    long entry = 8L * words + 8;
    assertThat(planned).isGreaterThanOrEqualTo(entry * (now + more));
    assertThat(planned).isLessThanOrEqualTo(entry * Math.max(64, 2 * (now + more)));
  }

  private static void push(DepthStack stack, int count, int words) {
    for (int i = 0; i < count; i++) {
      stack.push(new long[words], 0, 1, 1);
    }
  }

  @Property
  void thePathTakesWhatWasPlanned(
      @ForAll @IntRange(min = 1, max = 300) int depth,
      @ForAll @IntRange(min = 1, max = 3) int words) {
    Path path = new Path(words);
    for (int step = 0; step < depth; step++) {
      path.set(step, 1, new long[words], 0);
    }
    long planned = path.bytesWith(depth);
    path.set(depth, 1, new long[words], 0);

    assertThat(path.bytesWith(depth)).isEqualTo(planned);
    long entry = 8L * words + 4;
    assertThat(planned).isBetween(entry * (depth + 1), entry * Math.max(64, 2 * (depth + 1)));
  }

  /** Chunks and slots are at most twice as large as needed, and slots at least 11/16 free. */
  @Property
  void theTableTakesRoomForItsStatesAndNotMuchMore(
      @ForAll @IntRange(min = 16, max = 100_000) int states,
      @ForAll @IntRange(min = 1, max = 3) int words) {
    long footprint = new StateTable(words).footprint(states);
    long each = 8L * words + 4;
    long slots = 4L * states * 16 / 11;

    assertThat(footprint).isGreaterThanOrEqualTo(each * states + slots);
    assertThat(footprint)
        .isLessThanOrEqualTo(each * Math.min(2L * states, states + 4_096L) + 2 * slots);
  }

  @Property
  void candidatesTakeRoomForThemselvesAndAQuarterMore(
      @ForAll @IntRange(max = 500) int count, @ForAll @IntRange(min = 1, max = 3) int words) {
    Batch.Staging staging = new Batch.Staging(words);
    for (int i = 0; i < count; i++) {
      staging.add(new long[words], 0, i);
    }
    Batch batch = new Batch(words);
    batch.sort(staging);
    long each = 8L * words + 8;

    assertThat(batch.bytes())
        .isBetween(each * count, count == 0 ? 0 : each * Math.max(16, count + count / 4));
  }
}
