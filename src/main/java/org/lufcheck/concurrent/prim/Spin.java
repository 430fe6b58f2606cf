package org.lufcheck.concurrent.prim;

/** cpu_relax() in a loop: after a while it lets other threads of the same processor run. */
final class Spin {
  private static final int SPINS_BEFORE_YIELD = 64;

  private int spins;

  @SuppressWarnings("ThreadPriorityCheck") // more threads than processors
  void relax() {
    if (++spins < SPINS_BEFORE_YIELD) {
      Thread.onSpinWait();
      return;
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new IllegalStateException("interrupted while it waited");
    }
    Thread.yield();
  }
}
