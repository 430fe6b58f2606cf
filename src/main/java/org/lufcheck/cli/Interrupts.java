package org.lufcheck.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.lufcheck.explore.Cancellation;

/** Lets a command that is interrupted print what it has found so far. */
final class Interrupts {
  private static final int PATIENCE_SECONDS = 10;

  private final CountDownLatch finished = new CountDownLatch(1);

  private Interrupts() {}

  /** From now on Ctrl-C cancels and then waits a while for the command to finish. */
  static Interrupts install(Cancellation cancellation) {
    Interrupts interrupts = new Interrupts();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  cancellation.cancel();
                  interrupts.await();
                },
                "interrupted"));
    return interrupts;
  }

  private void await() {
    try {
      if (!finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        Thread.currentThread().interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The command has printed everything. */
  void finished() {
    finished.countDown();
  }
}
