package org.lufcheck.sim.result;

import java.util.List;

/**
 * TLB shootdowns, counted as {@code /proc/interrupts} does in its row TLB: one for each CPU that
 * serves a flush asked for by another (arch/x86/mm/tlb.c: flush_tlb_func).
 *
 * @param receivedByCpu receptions, indexed by CPU
 * @param flushes the operations that caused them, one entry for each {@link FlushReason} in order
 */
public record Shootdowns(List<Long> receivedByCpu, List<FlushCount> flushes) {
  /** Copies the lists. */
  public Shootdowns {
    receivedByCpu = List.copyOf(receivedByCpu);
    flushes = List.copyOf(flushes);
  }

  /** Receptions of all CPUs. */
  public long receptions() {
    return receivedByCpu.stream().mapToLong(Long::longValue).sum();
  }

  /** Flush operations that sent at least one IPI. */
  public long operations() {
    return flushes.stream().mapToLong(FlushCount::operations).sum();
  }

  /** CPUs per operation, on average over all reasons; 0 without operations. */
  public double targetsPerOperation() {
    return operations() == 0 ? 0 : (double) receptions() / operations();
  }

  /** Pages made safe by an operation, on average; 0 without operations. */
  public double pagesPerOperation() {
    long pages = flushes.stream().mapToLong(FlushCount::pages).sum();
    return operations() == 0 ? 0 : (double) pages / operations();
  }

  /** The flushes of one reason. */
  public FlushCount of(FlushReason reason) {
    return flushes.get(reason.ordinal());
  }
}
