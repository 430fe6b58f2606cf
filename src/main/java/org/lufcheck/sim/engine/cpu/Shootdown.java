package org.lufcheck.sim.engine.cpu;

import java.util.ArrayList;
import java.util.List;
import org.lufcheck.sim.engine.log.Event;
import org.lufcheck.sim.engine.log.EventLog;
import org.lufcheck.sim.engine.time.Ledger;
import org.lufcheck.sim.input.IpiCosts;
import org.lufcheck.sim.result.FlushCount;
import org.lufcheck.sim.result.FlushReason;
import org.lufcheck.sim.result.Payer;
import org.lufcheck.sim.result.Shootdowns;

/**
 * Flushes other CPUs and waits until they have (arch_tlbbatch_flush, flush_tlb_multi; arch/x86/mm/
 * tlb.c, kernel/smp.c). Lazy CPUs are skipped (should_flush_tlb); they catch up when they return.
 */
public final class Shootdown {
  private final Processors processors;
  private final TlbLoss loss;
  private final IpiCosts costs;
  private final Ledger ledger;
  private final EventLog log;
  private final long[] received;
  private final long[] operations = new long[FlushReason.values().length];
  private final long[] targets = new long[FlushReason.values().length];
  private final long[] pages = new long[FlushReason.values().length];

  /** Nothing was flushed yet. */
  public Shootdown(
      Processors processors, TlbLoss loss, IpiCosts costs, Ledger ledger, EventLog log) {
    this.processors = processors;
    this.loss = loss;
    this.costs = costs;
    this.ledger = ledger;
    this.log = log;
    received = new long[processors.count()];
  }

  /**
   * Flushes all of a set of CPUs and waits.
   *
   * @param current the initiator; its clock moves to the end of the wait
   * @param mask the CPUs, its own included or not
   * @param reason why
   * @param covered pages whose unmapping this makes safe
   */
  public void flush(Current current, long mask, FlushReason reason, long covered) {
    int self = current.cpu();
    double start = current.now();
    if ((mask & processors.busy() & (1L << self)) != 0) {
      local(current);
    }
    long remote = mask & processors.busy() & ~(1L << self);
    if (remote == 0) {
      return;
    }
    int count = Long.bitCount(remote);
    operations[reason.ordinal()]++;
    targets[reason.ordinal()] += count;
    pages[reason.ordinal()] += covered;
    double sent = start + costs.baseNanos() + costs.perTargetNanos() * count;
    double last = sent;
    for (long rest = remote; rest != 0; rest &= rest - 1) {
      int cpu = Long.numberOfTrailingZeros(rest);
      last = Math.max(last, receive(cpu, sent + costs.deliveryNanos()));
    }
    current.waitUntil(Payer.FLUSH_WAIT, last + costs.acknowledgeNanos());
  }

  /** The CPU's own entries. */
  public void local(Current current) {
    Payer payer = Payer.FLUSH_WAIT;
    current.spend(payer, costs.localFlushNanos());
    int cpu = current.cpu();
    current.spend(Payer.WALKS, loss.flush(cpu, processors.loaded(cpu), current.now()));
    flushed(cpu);
  }

  private double receive(int cpu, double arrival) {
    double walks = loss.flush(cpu, processors.loaded(cpu), arrival);
    double handler = costs.handlerNanos();
    double begin = processors.interrupt(cpu, arrival, handler + walks);
    flushed(cpu);
    received[cpu]++;
    ledger.charge(Payer.IPI_HANDLER, handler);
    ledger.charge(Payer.WALKS, walks);
    return begin + handler;
  }

  private void flushed(int cpu) {
    processors.flushed(cpu);
    Mm mm = processors.loaded(cpu);
    if (mm != null) {
      log.happened(Event.Kind.FLUSH, cpu, mm.id(), -1, -1);
    }
  }

  /** Receptions so far, of all CPUs. */
  public long receptions() {
    long sum = 0;
    for (long one : received) {
      sum += one;
    }
    return sum;
  }

  /** What was counted so far. */
  public Shootdowns result() {
    List<Long> byCpu = new ArrayList<>();
    for (long one : received) {
      byCpu.add(one);
    }
    List<FlushCount> flushes = new ArrayList<>();
    for (FlushReason reason : FlushReason.values()) {
      int at = reason.ordinal();
      flushes.add(new FlushCount(reason, operations[at], targets[at], pages[at]));
    }
    return new Shootdowns(byCpu, flushes);
  }
}
