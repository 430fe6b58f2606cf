package org.lufcheck.sim.engine.alloc;

import org.lufcheck.kernel.rules.Watermarks;
import org.lufcheck.sim.engine.cpu.Current;
import org.lufcheck.sim.engine.luf.Section;
import org.lufcheck.sim.engine.luf.TakeOff;
import org.lufcheck.sim.engine.memory.FrameList;
import org.lufcheck.sim.engine.memory.Node;
import org.lufcheck.sim.result.FlushReason;

/** A zone: its free pages, its watermarks, and the per-CPU lists in front of it (struct zone). */
public final class Zone {
  private final Node node;
  private final boolean movable;
  private final boolean preemptCount;
  private final int first;
  private final int chunks;
  private final int grain;
  private final Watermarks marks;
  private final FreePages free;
  private final TakeOff luf;
  private final PerCpuPages[] pcps;
  private long freePages;
  private boolean belowHigh;
  private int reclaimers;

  /**
   * A zone that is all free.
   *
   * @param movable whether it takes movable pages only (ZONE_MOVABLE)
   * @param preemptCount whether tasks know that they may be preempted
   * @param first its first frame
   * @param chunks its size
   * @param grain pages of a chunk
   * @param free all of its pages
   * @param pcps its per-CPU lists
   */
  Zone(
      Node node,
      boolean movable,
      boolean preemptCount,
      int first,
      int chunks,
      int grain,
      FreePages free,
      Watermarks marks,
      TakeOff luf,
      PerCpuPages[] pcps) {
    this.node = node;
    this.movable = movable;
    this.preemptCount = preemptCount;
    this.first = first;
    this.chunks = chunks;
    this.grain = grain;
    this.marks = marks;
    this.luf = luf;
    this.pcps = pcps.clone();
    this.free = free;
    freePages = (long) chunks * grain;
  }

  /** Its node. */
  public Node node() {
    return node;
  }

  /** Whether it takes movable pages only. */
  public boolean movable() {
    return movable;
  }

  /** The frame after its last. */
  int end() {
    return first + chunks;
  }

  /** Its first frame. */
  public int first() {
    return first;
  }

  /** Its size in pages. */
  public long managed() {
    return (long) chunks * grain;
  }

  /** Its watermarks. */
  public Watermarks marks() {
    return marks;
  }

  /** NR_FREE_PAGES: free pages, pending ones included, per-CPU lists excluded. */
  public long freePages() {
    return freePages;
  }

  /** Its deferred flushes. */
  public TakeOff luf() {
    return luf;
  }

  /** Pages in its per-CPU lists. */
  public long perCpuPages() {
    long sum = 0;
    for (PerCpuPages pcp : pcps) {
      sum += pcp.count();
    }
    return sum;
  }

  /** How many CPUs have a list. */
  int cpus() {
    return pcps.length;
  }

  /** The list of a CPU. */
  PerCpuPages pcp(int cpu) {
    return pcps[cpu];
  }

  /** Whether free memory is below high: ZONE_BELOW_HIGH. */
  boolean belowHigh() {
    return belowHigh;
  }

  /** Notes that free memory is below high, or no longer. */
  void belowHigh(boolean below) {
    belowHigh = below;
  }

  /** Whether somebody reclaims it: ZONE_RECLAIM_ACTIVE. */
  public boolean reclaiming() {
    return reclaimers > 0;
  }

  /** kswapd begins (1) or ends (-1) to reclaim it. */
  public void reclaiming(int more) {
    reclaimers += more;
  }

  /**
   * non_luf_pages_ok: whether enough pages are free that need no flush, as far as the zone knows.
   * The difference is unsigned, as in the kernel: an estimate of more pages than there are makes it
   * very large.
   */
  private boolean nonLufPagesOk() {
    return spare() > 0;
  }

  /** How many chunks can be taken before {@link #nonLufPagesOk} no longer holds. */
  private long spare() {
    long known = freePages - luf.pages();
    if (known < 0) {
      return Long.MAX_VALUE;
    }
    return Math.max(0, known - marks.min() + grain - 1) / grain;
  }

  /**
   * free_pcppages_bulk: pages come back from the end of a per-CPU list, where those with a key are.
   *
   * @param most how many, no more than the list has
   */
  void add(PerCpuPages from, int most, double now) {
    TaggedPages keyed = from.keyed();
    int left = most;
    while (left > 0 && keyed.size() > 0) {
      int many = Math.min(left, keyed.lastRun());
      free.free(keyed, many, now);
      left -= many;
    }
    if (left > 0) {
      free.free(from.plain(), left, now);
    }
    freePages += (long) most * grain;
  }

  /**
   * rmqueue_bulk: moves pages to a per-CPU list within one take-off section.
   *
   * <p>The section runs under the lock of the per-CPU list, with preemption off, so that it may
   * send IPIs only when pages that need none are short (no_shootdown_context, patch 22).
   *
   * @return pages moved
   */
  int refill(Current current, PerCpuPages pcp, int pages, Section section) {
    section.start(!nonLufPagesOk());
    int wanted = Math.max(grain, pcp.stillToRefill(pages));
    int moved = 0;
    int taken;
    do {
      int most = (wanted - moved + grain - 1) / grain;
      taken = take(pcp.plain(), most, section, current.now());
      moved += taken * grain;
    } while (taken > 0 && moved < wanted);
    pcp.refilled(pages, moved);
    luf.end(current, section, FlushReason.TAKE_OFF);
    return moved;
  }

  /**
   * rmqueue_buddy: one page, in a section of its own that begins before any lock is taken. So it
   * may send IPIs, but where pages that need none are held to be plenty it has to know for that
   * that the task can be preempted, which it can where preemption is counted
   * (no_shootdown_context).
   *
   * <p>Of a chunk that has to wait one page counts as taken from those that wait: the others would
   * come after it, when nothing waits any more.
   *
   * @param to list to whose end it goes
   * @return whether there was one
   */
  boolean takeAlone(Current current, FrameList to, Section section) {
    section.start(preemptCount || !nonLufPagesOk());
    int taken = take(to, 1, section, current.now());
    if (section.hasToWait()) {
      luf.count(grain - 1);
    }
    luf.end(current, section, FlushReason.TAKE_OFF);
    return taken > 0;
  }

  /** Pending pages first where others are short. */
  private int take(FrameList to, int most, Section section, double now) {
    int taken = free.take(to, most, section, spare(), now);
    freePages -= (long) taken * grain;
    return taken;
  }
}
