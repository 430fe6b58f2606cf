package org.lufcheck.sim.engine.cpu;

import java.util.Arrays;

/**
 * What flushes did to each CPU: when it was flushed last, until when its queue of interrupts is
 * busy (kernel/smp.c: call_single_queue, served in order), what the interrupts took from whoever
 * runs there, whether it has interrupts off, and which changes of its address space it has
 * followed.
 *
 * <p>CPUs of one address space are nearly always flushed together and are then in the same state,
 * so they are kept as a {@link Company}; a CPU with interrupts off is kept for itself. The result
 * is the same as if each was kept for itself, but for the order in which sums of times are rounded.
 */
final class Receivers {
  private final double[] lastFlush;
  private final double[] latest;
  private final double[] queueEnd;
  private final double[] stolen;
  private final DeafTimes deaf;
  private final long[] received;
  private final long[] generation;
  private final Company[] company;
  private final Company alone = new Company();

  /** CPUs that were never flushed. */
  Receivers(int cpus) {
    lastFlush = new double[cpus];
    latest = new double[cpus];
    queueEnd = new double[cpus];
    stolen = new double[cpus];
    deaf = new DeafTimes(cpus);
    received = new long[cpus];
    generation = new long[cpus];
    company = new Company[cpus];
    Arrays.fill(lastFlush, -TlbLoss.REFETCH_NANOS);
    Arrays.fill(company, alone);
  }

  /**
   * CPUs that have an address space loaded are interrupted, and lose all their entries.
   *
   * @param targets the CPUs, bit c for CPU c
   * @param arrival when the interrupts arrive
   * @param handlerNanos what the handler takes, without the walks that it causes
   * @return when the last handler ends
   */
  double flush(Mm mm, long targets, double arrival, double handlerNanos, TlbLoss loss) {
    Company all = mm.company();
    for (long gone = all.members & ~targets; gone != 0; gone &= gone - 1) {
      leave(Long.numberOfTrailingZeros(gone));
    }
    double served = turn(arrival, all.latest, all.queueEnd);
    for (long rest = served < all.deafUntil ? all.members : 0; rest != 0; rest &= rest - 1) {
      int cpu = Long.numberOfTrailingZeros(rest);
      if (deaf.over(cpu, served) > served) {
        leave(cpu);
      }
    }
    double last = arrival;
    double shares = 0;
    double walked = 0;
    int count = Long.bitCount(all.members);
    if (count > 0) {
      double share = TlbLoss.share(Math.abs(arrival - all.lastFlush));
      double walks = loss.walkNanos(mm, share);
      shares = share * count;
      walked = walks * count;
      all.lastFlush = Math.max(all.lastFlush, arrival);
      all.latest = Math.max(all.latest, arrival);
      all.queueEnd = Math.max(all.queueEnd, served + handlerNanos + walks);
      all.generation = mm.generation();
      all.stolen += handlerNanos + walks;
      all.received++;
      last = served + handlerNanos;
    }
    for (long rest = targets & ~all.members; rest != 0; rest &= rest - 1) {
      int cpu = Long.numberOfTrailingZeros(rest);
      double share = lost(cpu, mm, arrival);
      double walks = loss.walkNanos(mm, share);
      shares += share;
      walked += walks;
      last = Math.max(last, interrupt(cpu, arrival, handlerNanos, walks));
      join(cpu, all);
    }
    loss.lose(mm, shares, walked);
    return last;
  }

  /**
   * A CPU that is in no company is interrupted.
   *
   * @param nanos what the handler takes
   * @param more what its consequences take from whoever runs there
   * @return when the handler ends
   */
  double interrupt(int cpu, double arrival, double nanos, double more) {
    double begin = deaf.over(cpu, turn(arrival, latest[cpu], queueEnd[cpu]));
    latest[cpu] = Math.max(latest[cpu], arrival);
    queueEnd[cpu] = Math.max(queueEnd[cpu], begin + nanos + more);
    stolen[cpu] += nanos + more;
    received[cpu]++;
    return begin + nanos;
  }

  /**
   * When an interrupt is served if it is not held off. Actors act in the order in which their steps
   * begin, and send interrupts somewhere within a step, so that one may arrive before others that
   * are known already: it does not wait for those.
   */
  private static double turn(double arrival, double latest, double queueEnd) {
    return arrival < latest ? arrival : Math.max(arrival, queueEnd);
  }

  /** Whoever runs on a CPU has interrupts off for a while: an interrupt waits for its end. */
  void interruptsOff(int cpu, double from, double to) {
    deaf.cover(cpu, from, to);
    company[cpu].deafUntil = Math.max(company[cpu].deafUntil, to);
  }

  /**
   * A CPU loses all its entries of the address space that it has loaded; whoever runs there is
   * charged by the caller.
   *
   * @return what the walks will take, in simulated nanoseconds
   */
  double flushed(int cpu, Mm mm, double time, TlbLoss loss) {
    double share = lost(cpu, mm, time);
    loss.lose(mm, share, 0);
    return loss.walkNanos(mm, share);
  }

  /** The same; returns which part of its entries the CPU had fetched again. */
  private double lost(int cpu, Mm mm, double time) {
    leave(cpu);
    double apart = Math.abs(time - lastFlush[cpu]);
    lastFlush[cpu] = Math.max(lastFlush[cpu], time);
    generation[cpu] = mm.generation();
    return TlbLoss.share(apart);
  }

  private void join(int cpu, Company all) {
    if (all.members == 0) {
      all.lastFlush = lastFlush[cpu];
      all.latest = latest[cpu];
      all.queueEnd = queueEnd[cpu];
      all.generation = generation[cpu];
    } else if (all.queueEnd != queueEnd[cpu] || all.latest != latest[cpu]) {
      return;
    }
    all.deafUntil = Math.max(all.deafUntil, deaf.until(cpu));
    all.members |= 1L << cpu;
    company[cpu] = all;
    stolen[cpu] -= all.stolen;
    received[cpu] -= all.received;
  }

  /** From now on a CPU is kept for itself. */
  void leave(int cpu) {
    Company all = company[cpu];
    if (all == alone) {
      return;
    }
    all.members &= ~(1L << cpu);
    company[cpu] = alone;
    lastFlush[cpu] = all.lastFlush;
    latest[cpu] = all.latest;
    queueEnd[cpu] = all.queueEnd;
    generation[cpu] = all.generation;
    stolen[cpu] += all.stolen;
    received[cpu] += all.received;
  }

  /** How much of what it has loaded a CPU has followed (tlb_gen). */
  long generation(int cpu) {
    return company[cpu] == alone ? generation[cpu] : company[cpu].generation;
  }

  /** Sets how much of what it has loaded a CPU has followed. */
  void generation(int cpu, long followed) {
    leave(cpu);
    generation[cpu] = followed;
  }

  /** What interrupts took from whoever runs on a CPU since this was last asked. */
  double takeStolen(int cpu) {
    double sum = company[cpu].stolen;
    double nanos = stolen[cpu] + sum;
    stolen[cpu] = -sum;
    return nanos;
  }

  /** When the interrupts that were sent to a CPU so far are all served. */
  double queueEnd(int cpu) {
    return company[cpu] == alone ? queueEnd[cpu] : company[cpu].queueEnd;
  }

  /** Interrupts that a CPU received so far. */
  long received(int cpu) {
    return received[cpu] + company[cpu].received;
  }
}
