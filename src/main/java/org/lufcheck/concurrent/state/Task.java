package org.lufcheck.concurrent.state;

import org.lufcheck.kernel.rules.Generation;

/**
 * struct task_struct: a thread of control with what LUF adds to it (P08 to P21). Touched by its own
 * thread only, and therefore without a lock.
 */
public final class Task {
  /** Its name. */
  public final String name;

  /** The CPU it runs on. */
  public final Cpu cpu;

  /** Its address space, or -1 for a kernel thread. */
  public final int mm;

  /** Ordinary flushes of the current reclaim or migration. */
  public final UnmapBatch tlbUbc = new UnmapBatch();

  /** Read-only PTEs of the folio that is being unmapped. */
  public final UnmapBatch tlbUbcRo = new UnmapBatch();

  /** Read-only folios that will be freed with a key. */
  public final UnmapBatch tlbUbcLuf = new UnmapBatch();

  /** Flushes owed by pages that the task takes out of the allocator. */
  public final UnmapBatch tlbUbcTakeoff = new UnmapBatch();

  /** Whether all mappings of the folio seen so far are read-only and eligible. */
  public boolean canLuf;

  /** Nesting of sections in which no IPI may be sent. */
  public int lufNoShootdown;

  /** Nesting of take-off sections. */
  public int lufTakeoffStarted;

  /** Newest request among the batches folded into {@link #tlbUbcTakeoff}. */
  public long lufUgen = Generation.NONE;

  /** The zone generation that this task has claimed and must complete. */
  public long zoneUgen = Generation.NONE;

  /** The zone generation that this task must wait for. */
  public long waitZoneUgen = Generation.NONE;

  /** The number of the flush in progress. */
  public long flushUgen = Generation.NONE;

  /** CPUs whose acknowledgement it waits for. */
  public long waiting;

  /** Whether a gather has cleared a present PTE. */
  public boolean gathered;

  /** What it must know. */
  public final Knowledge knows;

  /** A task that is about to run. */
  public Task(String name, Cpu cpu, int mm, Knowledge knows) {
    this.name = name;
    this.cpu = cpu;
    this.mm = mm;
    this.knows = knows;
  }
}
