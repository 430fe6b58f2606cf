package org.lufcheck.programs;

/**
 * Two threads want the same CPU flushed (R11): one flushes the file, as write() does, and the other
 * takes the old frame out of the allocator. Whoever sees that the other has done it need not do it
 * again.
 *
 * <p>What must hold: a CPU is marked done only after it has answered (O4). Otherwise the second
 * thread skips its flush while the first one's IPI is still on its way.
 *
 * <p>The twin marks the CPU when it sends the IPI.
 */
public final class Race_09_TwoFlushers extends TakerAndFlusher {
  /** The program. */
  public Race_09_TwoFlushers() {
    super(
        "09-two-flushers",
        "a flush is skipped because of one that has begun but is not finished",
        "mark-after-flush",
        "F1");
  }
}
