package org.lufcheck.concurrent.luf;

import org.lufcheck.concurrent.prim.Primitives;
import org.lufcheck.concurrent.prim.Word;
import org.lufcheck.kernel.rules.Generation;
import org.lufcheck.kernel.rules.Obligation;

/**
 * ugen_done of each CPU: every unmap up to this number is invisible there (arch/x86/mm/tlb.c, P17).
 * Written by whoever has finished a flush, by one compare-and-exchange without retry: a mark that
 * is lost only leaves a number too small, which makes others flush more. Thread-safe.
 */
public final class DoneMarks {
  private final Primitives p;
  private final Word[] ugenDone;

  /** Marks of CPUs that have seen everything before the clock began. */
  public DoneMarks(Primitives p, int cpus) {
    this.p = p;
    ugenDone = new Word[cpus];
    for (int c = 0; c < cpus; c++) {
      ugenDone[c] = p.word("ugen_done", c, Generation.INITIAL_DONE);
    }
  }

  /** arch_tlbbatch_mark_ugen: the CPUs of a mask were flushed by the flush with this number. */
  public void mark(long cpus, long flush) {
    for (long rest = cpus; rest != 0; rest &= rest - 1) {
      Word done = ugenDone[Long.numberOfTrailingZeros(rest)];
      long old = done.readOnce();
      if (Obligation.advances(old, flush)) {
        done.cmpxchg(old, flush);
      }
    }
  }

  /**
   * arch_tlbbatch_diet: the CPUs of a mask that have not answered a request. Whoever finds a CPU
   * done may write to the frame afterwards (O5).
   */
  public long owing(long cpus, long request) {
    long owing = cpus;
    if (request == Generation.NONE) {
      return owing;
    }
    for (long rest = cpus; rest != 0; rest &= rest - 1) {
      if (Obligation.met(ugenDone[Long.numberOfTrailingZeros(rest)].readOnce(), request)) {
        owing &= ~Long.lowestOneBit(rest);
      }
    }
    p.controlDependency();
    return owing;
  }

  /** arch_tlbbatch_check_done: whether nobody of the mask owes the request any more. */
  public boolean allDone(long cpus, long request) {
    return owing(cpus, request) == 0;
  }

  /** The mark of a CPU. */
  public long of(int cpu) {
    return ugenDone[cpu].readOnce();
  }
}
