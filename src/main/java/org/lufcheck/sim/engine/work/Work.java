package org.lufcheck.sim.engine.work;

/** What one thread does in one phase, step by step. */
interface Work {
  /**
   * Does a little, on the thread's clock, or begins to wait.
   *
   * @return what the thread does next
   */
  Next step(WorkThread thread);

  /** What comes after a step. */
  enum Next {
    /** Another step. */
    GO_ON,
    /** Another step after direct reclaim. */
    RECLAIM,
    /** Another step after {@link WorkThread#sleepUntil}; the CPU is idle until then. */
    SLEEP,
    /** Another step when another thread says so; the CPU is idle until then. */
    WAIT,
    /** Another step when another thread says so; the CPU spins until then. */
    SPIN,
    /** Nothing: the phase is over for this thread. */
    DONE
  }
}
