package org.lufcheck.kernel.rules;

/**
 * Who still owes a flush: the arithmetic on sets of CPUs and done marks (P08, P16, P17).
 *
 * <p>A request is the generation that was drawn after the PTEs were cleared; a CPU's done mark is
 * the generation that was drawn before its last known flush began. A mark that is not older than a
 * request therefore answers it.
 */
public final class Obligation {
  private Obligation() {}

  /**
   * Whether a CPU that is marked done up to {@code done} has answered a request (the test inside
   * arch_tlbbatch_check_done and arch_tlbbatch_diet, P17). A request {@link Generation#NONE} has no
   * number by which it could be answered.
   */
  public static boolean met(long done, long request) {
    return request != Generation.NONE && !Generation.before(done, request);
  }

  /**
   * The CPUs of a mask that have not answered a request (arch_tlbbatch_diet, P17).
   *
   * @param done the done mark of each CPU; at least as long as the highest CPU of the mask
   */
  public static long owing(long mask, long[] done, long request) {
    long owing = mask;
    for (long rest = mask; rest != 0; rest &= rest - 1) {
      if (met(done[Long.numberOfTrailingZeros(rest)], request)) {
        owing &= ~Long.lowestOneBit(rest);
      }
    }
    return owing;
  }

  /**
   * Whether a flush that began at {@code flush} moves a done mark (arch_tlbbatch_mark_ugen, P17).
   */
  public static boolean advances(long done, long flush) {
    return flush != Generation.NONE && Generation.before(done, flush);
  }

  /** The CPUs left after a flush of others (arch_tlbbatch_done, P16): owed, but not flushed. */
  public static long without(long owed, long flushed) {
    return owed & ~flushed;
  }

  /** The CPUs owed by a union of two batches (arch_tlbbatch_fold, P08). */
  public static long both(long a, long b) {
    return a | b;
  }

  /**
   * Whether registering an mm with a batch adds a CPU to it (arch_tlbbatch_need_fold, P19): only
   * then is the generation of the mm's translations moved on.
   */
  public static boolean adds(long owed, long cpumask) {
    return (cpumask & ~owed) != 0;
  }
}
