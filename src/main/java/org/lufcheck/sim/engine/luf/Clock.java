package org.lufcheck.sim.engine.luf;

import java.util.Arrays;
import org.lufcheck.kernel.rules.Generation;
import org.lufcheck.kernel.rules.Obligation;

/**
 * luf_ugen and the done marks of the CPUs (patches 07 and 17). For use by one thread, so that no
 * mark can be lost.
 */
public final class Clock {
  private final long[] done;
  private long ugen = Generation.INITIAL;
  private long changes;

  /** All CPUs have answered everything. */
  public Clock(int cpus) {
    done = new long[cpus];
    Arrays.fill(done, Generation.INITIAL_DONE);
  }

  /** new_luf_ugen. */
  long next() {
    ugen = Generation.next(ugen);
    return ugen;
  }

  /** The done mark of each CPU; not to be changed by the caller. */
  long[] done() {
    return done;
  }

  /** How often marks have changed: as long as it is the same, so is every answer. */
  long changes() {
    return changes;
  }

  /** The CPUs of a mask that have not answered a request. */
  long owing(long mask, long request) {
    return Obligation.owing(mask, done, request);
  }

  /** tlb_flush_end: a flush that began at a generation is complete on some CPUs. */
  void mark(long mask, long flush) {
    changes++;
    for (long rest = mask; rest != 0; rest &= rest - 1) {
      int cpu = Long.numberOfTrailingZeros(rest);
      if (Obligation.advances(done[cpu], flush)) {
        done[cpu] = flush;
      }
    }
  }
}
