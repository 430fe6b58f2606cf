package org.lufcheck.sim.engine.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lufcheck.sim.input.Machine;
import org.lufcheck.sim.input.Storage;

/** A drive that needs 10 ns for a page, answers after 100 ns, and has 4 requests at a time. */
final class StorageQueueTest {
  private final StorageQueue storage =
      new StorageQueue(new Storage(Machine.PAGE * 1e9 / 10, 100, 4));

  @Test
  void answersASmallRequestAfterItsLatency() {
    assertThat(storage.submit(1000, 1)).isEqualTo(1100);
  }

  @Test
  void transfersOneRequestAfterTheOther() {
    assertThat(storage.submit(1000, 50)).isEqualTo(1000 + 500 + 50);
    assertThat(storage.submit(1000, 50)).isEqualTo(1000 + 1000 + 50);
  }

  @Test
  void doesNotMakeARequestWaitForThoseThatComeLater() {
    storage.submit(5000, 50);

    assertThat(storage.submit(1000, 50)).isEqualTo(1000 + 500 + 50);
  }

  @Test
  void worksOnNoMoreRequestsThanItsDepth() {
    for (int request = 0; request < 4; request++) {
      storage.submit(1000, 1);
    }

    assertThat(storage.submit(1000, 1)).isEqualTo(1200);
  }
}
