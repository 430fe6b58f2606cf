package org.lufcheck.concurrent.luf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lufcheck.concurrent.prim.Hardware;
import org.lufcheck.kernel.rules.Generation;

final class DoneMarksTest {
  private final DoneMarks marks = new DoneMarks(new Hardware(), 64);

  @Test
  void oweEverythingAtFirst() {
    assertThat(marks.owing(0b1011, 3)).isEqualTo(0b1011);
  }

  @Test
  void answerRequestsUpToTheFlush() {
    marks.mark(1L | 1L << 63, 5);

    assertThat(marks.owing(1L | 1L << 63, 5)).isZero();
    assertThat(marks.owing(1L | 2L, 5)).isEqualTo(2);
    assertThat(marks.owing(1L, 6)).isEqualTo(1);
  }

  @Test
  void neverGoBack() {
    marks.mark(1, 7);
    marks.mark(1, 5);

    assertThat(marks.of(0)).isEqualTo(7);
  }

  @Test
  void doNotAnswerARequestWithoutANumber() {
    marks.mark(1, 7);

    assertThat(marks.owing(1, Generation.NONE)).isEqualTo(1);
  }
}
