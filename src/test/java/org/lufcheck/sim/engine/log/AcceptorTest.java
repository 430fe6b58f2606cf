package org.lufcheck.sim.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lufcheck.kernel.oracle.Property;
import org.lufcheck.sim.engine.log.Event.Kind;

/** What the judge accepts and rejects. */
final class AcceptorTest {
  private final Recorder run = new Recorder();

  private void mappedAndUnmapped() {
    run.happened(Kind.RUN, 0, 7, -1, -1);
    run.happened(Kind.MAP, -1, 7, 3, 100);
    run.happened(Kind.UNMAP, -1, 7, 3, 100);
    run.happened(Kind.FREE, -1, -1, -1, 100);
  }

  @Test
  void reuseBeforeTheFlushIsRejected() {
    mappedAndUnmapped();
    run.happened(Kind.ALLOCATE, -1, -1, -1, 100);
    Acceptor.Rejection rejection = Acceptor.judge(run.events()).orElseThrow();
    assertThat(rejection.property()).isEqualTo(Property.F1);
    assertThat(rejection.trace()).last().hasToString("allocate pfn100");
  }

  @Test
  void reuseAfterTheFlushIsAccepted() {
    mappedAndUnmapped();
    run.happened(Kind.FLUSH, 0, 7, -1, -1);
    run.happened(Kind.ALLOCATE, -1, -1, -1, 100);
    assertThat(Acceptor.judge(run.events())).isEmpty();
  }

  @Test
  void anIdleCpuMayKeepWhatItCannotUse() {
    mappedAndUnmapped();
    run.happened(Kind.IDLE, 0, -1, -1, -1);
    run.happened(Kind.ALLOCATE, -1, -1, -1, 100);
    assertThat(Acceptor.judge(run.events())).isEmpty();
  }

  @Test
  void anIdleCpuThatComesBackWithoutAFlushIsRejected() {
    mappedAndUnmapped();
    run.happened(Kind.IDLE, 0, -1, -1, -1);
    run.happened(Kind.ALLOCATE, -1, -1, -1, 100);
    run.happened(Kind.RUN, 0, 7, -1, -1);
    assertThat(Acceptor.judge(run.events())).isPresent();
  }

  @Test
  void aWriteElsewhereBehindAStaleTranslationIsRejected() {
    mappedAndUnmapped();
    run.happened(Kind.ALLOCATE, -1, -1, -1, 200);
    run.happened(Kind.WRITE, -1, 7, 3, 200);
    assertThat(Acceptor.judge(run.events()).orElseThrow().property()).isEqualTo(Property.S2);
  }
}
