package org.lufcheck.sim.engine.luf;

import java.util.Arrays;
import org.lufcheck.kernel.rules.Generation;
import org.lufcheck.kernel.rules.Obligation;

/**
 * luf_ugen and the done marks of the CPUs (patches 07 and 17). For use by one thread, so that no
 * mark can be lost.
 *
 * <p>A flush is known as soon as its step is carried out, and may end later: to whoever comes
 * before its end the mark of before counts.
 */
public final class Clock {
  private final long[] done;
  private final long[] before;
  private final double[] markedAt;
  private double latest;
  private long ugen = Generation.INITIAL;
  private long changes;

  /** All CPUs have answered everything. */
  public Clock(int cpus) {
    done = new long[cpus];
    before = new long[cpus];
    markedAt = new double[cpus];
    Arrays.fill(done, Generation.INITIAL_DONE);
    Arrays.fill(before, Generation.INITIAL_DONE);
  }

  /** new_luf_ugen. */
  long next() {
    ugen = Generation.next(ugen);
    return ugen;
  }

  /** How often marks have changed: as long as it is the same, so is every answer at a moment. */
  long changes() {
    return changes;
  }

  /** Whether all marks so far are made by a moment. */
  boolean allMadeBy(double now) {
    return latest <= now;
  }

  /** The CPUs of a mask that have not answered a request at a moment. */
  long owing(long mask, long request, double now) {
    long later = allMadeBy(now) ? 0 : marksLater(mask, now);
    return Obligation.both(
        Obligation.owing(mask & ~later, done, request), Obligation.owing(later, before, request));
  }

  private long marksLater(long mask, double now) {
    long later = 0;
    for (long rest = mask; rest != 0; rest &= rest - 1) {
      if (markedAt[Long.numberOfTrailingZeros(rest)] > now) {
        later |= Long.lowestOneBit(rest);
      }
    }
    return later;
  }

  /** tlb_flush_end: a flush that began at a generation is complete on some CPUs at a moment. */
  void mark(long mask, long flush, double now) {
    changes++;
    latest = Math.max(latest, now);
    for (long rest = mask; rest != 0; rest &= rest - 1) {
      int cpu = Long.numberOfTrailingZeros(rest);
      if (Obligation.advances(done[cpu], flush)) {
        before[cpu] = markedAt[cpu] <= now ? done[cpu] : before[cpu];
        markedAt[cpu] = now;
        done[cpu] = flush;
      }
    }
  }
}
