package org.lufcheck.sim.engine.time;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.lufcheck.sim.result.Bill;
import org.lufcheck.sim.result.Latencies;
import org.lufcheck.sim.result.Paging;
import org.lufcheck.sim.result.Payer;
import org.lufcheck.sim.result.Walks;

/**
 * What happened so far: counters, the bill, and latencies. Counters count pages of 4 KiB unless
 * {@link Count} says otherwise. For use by one thread.
 */
public final class Ledger {
  private static final long LONGEST_NANOS = 3_600_000_000_000L;
  private static final int SIGNIFICANT_DIGITS = 2;

  private final long[] counts = new long[Count.values().length];
  private final double[] nanos = new double[Payer.values().length];
  private final Histogram allocation = new Histogram(LONGEST_NANOS, SIGNIFICANT_DIGITS);
  private final int fastAllocation;
  private long fastAllocations;
  private double loadWalks;
  private double storeWalks;
  private double instructionWalks;
  private double refillLoads;
  private double refillStores;
  private double refillInstructions;

  /**
   * An empty ledger.
   *
   * @param fastAllocationNanos latency of an allocation that needs no more than a per-CPU list
   */
  public Ledger(double fastAllocationNanos) {
    fastAllocation = (int) Math.round(fastAllocationNanos);
  }

  /** What {@link #add} counts. */
  public enum Count {
    /** Page visits. */
    VISITS,
    /** Faults that needed no storage; faults, not pages. */
    MINOR_FAULTS,
    /** Faults that waited for storage; faults, not pages. */
    MAJOR_FAULTS,
    /** Pages read. */
    PAGE_INS,
    /** Pages written. */
    WRITTEN,
    /** Pages that reclaim looked at. */
    SCANNED,
    /** Pages freed by reclaim. */
    RECLAIMED,
    /** Pages moved to an active list. */
    ACTIVATED,
    /** Pages that came back soon. */
    REFAULTS,
    /** PTEs cleared by reclaim and migration. */
    UNMAPS,
    /** Pages freed with a key. */
    DEFERRED,
    /** Pages moved to a slower node. */
    DEMOTED,
    /** Pages that found no room on a slower node. */
    DEMOTION_FAILURES,
    /** Pages moved to a faster node. */
    PROMOTED,
    /** NUMA hint faults; faults, not pages. */
    HINT_FAULTS,
    /** Promotions refused by the rate limit. */
    RATE_LIMITED,
    /** Refills of a per-CPU list that got nothing from a zone with memory; refills, not pages. */
    REFUSED_REFILLS,
    /** Allocations that got nothing from a zone with memory; allocations, not pages. */
    REFUSED_PAGES,
    /** Direct reclaims; not pages. */
    ALLOC_STALLS,
    /** Wake-ups of kswapd; not pages. */
    KSWAPD_WAKES,
    /** Kernel allocations that failed and could do without; not pages. */
    ALLOCATION_FAILURES,
    /** Allocations that had to succeed and could not; not pages. */
    OUT_OF_MEMORY,
    /** Pages reclaimed for the kernel's needs while another node had free memory. */
    PREMATURE_RECLAIMS,
    /** Kernel pages that a placement policy moved. */
    KERNEL_MIGRATED
  }

  /** Counts. */
  public void add(Count what, long amount) {
    counts[what.ordinal()] += amount;
  }

  /** The count so far. */
  public long count(Count what) {
    return counts[what.ordinal()];
  }

  /** Charges time. */
  public void charge(Payer payer, double amount) {
    nanos[payer.ordinal()] += amount;
  }

  /** What one kind of work cost so far, in simulated nanoseconds. */
  public double charged(Payer payer) {
    return nanos[payer.ordinal()];
  }

  /** Counts walks that the work itself needs. */
  public void walk(double load, double store, double instruction) {
    loadWalks += load;
    storeWalks += store;
    instructionWalks += instruction;
  }

  /** Counts walks for what a flush threw away. */
  public void refill(double load, double store, double instruction) {
    refillLoads += load;
    refillStores += store;
    refillInstructions += instruction;
  }

  /** Records allocations of the shortest kind. */
  public void fastAllocations(long amount) {
    fastAllocations += amount;
  }

  /** Records allocations of some latency. */
  public void allocations(double latencyNanos, long amount) {
    allocation.recordValueWithCount(
        Math.min(LONGEST_NANOS, Math.max(0, Math.round(latencyNanos))), amount);
  }

  /** Completed walks so far. */
  public Walks walks() {
    return new Walks(
        Math.round(loadWalks + refillLoads),
        Math.round(storeWalks + refillStores),
        Math.round(instructionWalks + refillInstructions),
        Math.round(refillLoads),
        Math.round(refillStores),
        Math.round(refillInstructions));
  }

  /** The bill so far. */
  public Bill bill() {
    return new Bill(Arrays.stream(nanos).mapToObj(Math::round).toList());
  }

  /** The latencies so far. */
  public Latencies latencies() {
    Histogram all = allocation.copy();
    if (fastAllocations > 0) {
      all.recordValueWithCount(fastAllocation, fastAllocations);
    }
    List<Latencies.Bucket> buckets = new ArrayList<>();
    for (HistogramIterationValue value : all.recordedValues()) {
      buckets.add(
          new Latencies.Bucket(
              value.getValueIteratedTo(), value.getCountAddedInThisIterationStep()));
    }
    return new Latencies(buckets);
  }

  /** What happened to pages so far. */
  public Paging paging() {
    return new Paging(
        count(Count.VISITS),
        count(Count.MINOR_FAULTS),
        count(Count.MAJOR_FAULTS),
        count(Count.PAGE_INS),
        count(Count.WRITTEN),
        count(Count.SCANNED),
        count(Count.RECLAIMED),
        count(Count.ACTIVATED),
        count(Count.REFAULTS),
        count(Count.UNMAPS),
        count(Count.DEFERRED),
        count(Count.DEMOTED),
        count(Count.DEMOTION_FAILURES),
        count(Count.PROMOTED),
        count(Count.HINT_FAULTS),
        count(Count.RATE_LIMITED),
        count(Count.ALLOC_STALLS),
        count(Count.KSWAPD_WAKES),
        count(Count.REFUSED_REFILLS),
        count(Count.REFUSED_PAGES));
  }
}
