package org.lufcheck.sim.engine.cpu;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
  private final int ceiling;
  private final Ledger ledger;
  private final EventLog log;
  private final long[] operations = new long[FlushReason.values().length];
  private final long[] targets = new long[FlushReason.values().length];
  private final long[] pages = new long[FlushReason.values().length];

  /**
   * Nothing was flushed yet.
   *
   * @param ceiling pages above which a range is flushed in full (tlb_single_page_flush_ceiling)
   */
  public Shootdown(
      Processors processors,
      TlbLoss loss,
      IpiCosts costs,
      int ceiling,
      Ledger ledger,
      EventLog log) {
    this.processors = processors;
    this.loss = loss;
    this.costs = costs;
    this.ceiling = ceiling;
    this.ledger = ledger;
    this.log = log;
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
    double arrival = send(start, remote, reason, covered);
    double last = arrival;
    long rest = remote;
    while (rest != 0) {
      Mm mm = Objects.requireNonNull(processors.loaded(Long.numberOfTrailingZeros(rest)));
      long together = rest & mm.loadedBy();
      last = Math.max(last, receive(mm, together, arrival));
      rest &= ~together;
    }
    current.waitUntil(Payer.FLUSH_WAIT, last + costs.acknowledgeNanos());
  }

  /** Sends interrupts, while the own CPU is flushed; returns when they arrive. */
  private double send(double start, long remote, FlushReason reason, long covered) {
    int count = Long.bitCount(remote);
    operations[reason.ordinal()]++;
    targets[reason.ordinal()] += count;
    pages[reason.ordinal()] += covered;
    return start + costs.baseNanos() + costs.perTargetNanos() * count + costs.deliveryNanos();
  }

  private double receive(Mm mm, long cpus, double arrival) {
    ledger.charge(Payer.IPI_HANDLER, costs.handlerNanos() * Long.bitCount(cpus));
    double end = processors.receivers().flush(mm, cpus, arrival, costs.handlerNanos(), loss);
    if (log != EventLog.NONE) {
      for (long rest = cpus; rest != 0; rest &= rest - 1) {
        tell(Long.numberOfTrailingZeros(rest), mm);
      }
    }
    return end;
  }

  /** Whether a range of pages is flushed page by page (get_flush_tlb_info). */
  public boolean isShort(long range) {
    return range <= ceiling;
  }

  /**
   * Flushes a short range of pages of an address space, page by page, and waits. A CPU that is more
   * than this one change behind flushes all instead (flush_tlb_func).
   *
   * @param span pages of the range
   * @param covered pages whose unmapping this makes safe
   */
  public void flushPages(Current current, Mm mm, long span, FlushReason reason, long covered) {
    long self = 1L << current.cpu();
    double start = current.now();
    long own = mm.cpumask() & mm.loadedBy() & processors.busy();
    if ((own & self) != 0) {
      if (followsOnly(mm, current.cpu())) {
        current.spend(Payer.FLUSH_WAIT, costs.localPageNanos() * span);
        processors.receivers().generation(current.cpu(), mm.generation());
        tell(current.cpu(), mm);
      } else {
        local(current);
      }
    }
    long remote = mm.cpumask() & processors.busy() & ~self;
    if (remote == 0) {
      return;
    }
    double arrival = send(start, remote, reason, covered);
    double last = arrival;
    for (long rest = remote; rest != 0; rest &= rest - 1) {
      last = Math.max(last, receivePages(mm, Long.numberOfTrailingZeros(rest), arrival, span));
    }
    current.waitUntil(Payer.FLUSH_WAIT, last + costs.acknowledgeNanos());
  }

  private double receivePages(Mm mm, int cpu, double arrival, long span) {
    Receivers receivers = processors.receivers();
    double handler = costs.handlerNanos() - costs.localFlushNanos();
    receivers.leave(cpu);
    if (processors.loaded(cpu) != mm) {
      mm.leave(cpu);
    } else if (!followsOnly(mm, cpu)) {
      return receive(mm, 1L << cpu, arrival);
    } else {
      handler += costs.localPageNanos() * span;
      receivers.generation(cpu, mm.generation());
      tell(cpu, mm);
    }
    ledger.charge(Payer.IPI_HANDLER, handler);
    return receivers.interrupt(cpu, arrival, handler, 0);
  }

  /** Whether a CPU is behind an address space by the latest change only. */
  private boolean followsOnly(Mm mm, int cpu) {
    return processors.receivers().generation(cpu) == mm.generation() - 1;
  }

  /** The CPU's own entries. */
  public void local(Current current) {
    int cpu = current.cpu();
    current.spend(Payer.FLUSH_WAIT, costs.localFlushNanos());
    Mm mm = processors.loaded(cpu);
    if (mm != null) {
      current.spend(Payer.WALKS, processors.receivers().flushed(cpu, mm, current.now(), loss));
      tell(cpu, mm);
    }
  }

  private void tell(int cpu, Mm mm) {
    log.happened(Event.Kind.FLUSH, cpu, mm.id(), -1, -1);
  }

  /** Receptions so far, of all CPUs. */
  public long receptions() {
    long sum = 0;
    for (int cpu = 0; cpu < processors.count(); cpu++) {
      sum += processors.receivers().received(cpu);
    }
    return sum;
  }

  /** What was counted so far. */
  public Shootdowns result() {
    List<Long> byCpu = new ArrayList<>();
    for (int cpu = 0; cpu < processors.count(); cpu++) {
      byCpu.add(processors.receivers().received(cpu));
    }
    List<FlushCount> flushes = new ArrayList<>();
    for (FlushReason reason : FlushReason.values()) {
      int at = reason.ordinal();
      flushes.add(new FlushCount(reason, operations[at], targets[at], pages[at]));
    }
    return new Shootdowns(byCpu, flushes);
  }
}
