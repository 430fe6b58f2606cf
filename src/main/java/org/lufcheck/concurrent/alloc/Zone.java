package org.lufcheck.concurrent.alloc;

import org.lufcheck.concurrent.luf.LufKeys;
import org.lufcheck.concurrent.prim.Primitives;
import org.lufcheck.concurrent.prim.SpinLock;
import org.lufcheck.concurrent.prim.Word;
import org.lufcheck.concurrent.state.LufBatch;
import org.lufcheck.concurrent.state.Memory;
import org.lufcheck.concurrent.state.UnmapBatch;
import org.lufcheck.kernel.Guard;
import org.lufcheck.kernel.rules.Generation;

/**
 * struct zone: the buddy allocator with a pend list beside each free list, and the generation that
 * tagged blocks carry (mm/page_alloc.c, P13, P21). All methods but {@link #done} and {@link
 * #markDone} need {@link #lock}, which is taken with interrupts off.
 */
public final class Zone {
  /** zone->lock. */
  public final SpinLock lock;

  private final Links links;
  private final LufKeys keys;
  private final boolean keepsTags;
  private final int maxOrder;
  private final long min;
  private final int[] freeList;
  private final int[] pendList;
  private final long[] pendZoneUgen;
  private final Word zoneUgenDone;
  private final UnmapBatch zoneBatch = new UnmapBatch();
  private long zoneUgen = Generation.INITIAL;
  private long lufUgen = Generation.INITIAL_DONE;
  private long nrLufPages;
  private long nrFreePages;

  /** A zone without free pages. */
  Zone(Memory m, Links links, LufKeys keys) {
    this.links = links;
    this.keys = keys;
    Primitives p = m.p;
    keepsTags = m.rules.has(Guard.TAG_KEPT);
    maxOrder = m.sizes.maxOrder();
    min = Math.max(m.setup.minFrames(), m.sizes.minFree());
    lock = p.spinLock("zone->lock", 0);
    zoneUgenDone = p.word("zone_ugen_done", 0, Generation.INITIAL_DONE);
    freeList = new int[maxOrder + 1];
    pendList = new int[maxOrder + 1];
    pendZoneUgen = new long[maxOrder + 1];
    for (int order = 0; order <= maxOrder; order++) {
      freeList[order] = links.newList();
      pendList[order] = links.newList();
      pendZoneUgen[order] = Generation.INITIAL;
    }
  }

  /** How many list heads a zone needs. */
  static int lists(int maxOrder) {
    return 2 * (maxOrder + 1);
  }

  /** zone->zone_ugen: what blocks that come in are tagged with. */
  public long zoneUgen() {
    return zoneUgen;
  }

  /** zone->zone_ugen_done: all generations up to this are flushed. Needs no lock. */
  public long done() {
    return zoneUgenDone.readOnce();
  }

  /** Marks a generation done. Needs no lock; generations are marked in order. */
  void markDone(long generation) {
    zoneUgenDone.writeOnce(generation);
  }

  /** NR_FREE_PAGES of buddy, tagged ones included. */
  public long freePages() {
    return nrFreePages;
  }

  /** The CPUs owed by blocks of the current generation (zone->zone_batch). */
  public long owed() {
    return zoneBatch.cpus();
  }

  /** page_zone_ugen(): the generation behind a block's tag. */
  public long pageZoneUgen(int frame) {
    return Generation.reconstruct(links.tag(frame), zoneUgen);
  }

  /**
   * Claims the current generation for a task: moves its CPUs into the task's batch and begins the
   * next generation. Returns the newest request that the batch answers for.
   */
  long claim(UnmapBatch into) {
    zoneUgen = Generation.next(zoneUgen);
    nrLufPages = 0;
    into.fold(zoneBatch, true);
    return lufUgen;
  }

  /** Tags a block that comes in with a key; its CPUs are still to be added. */
  void stamp(int frame) {
    links.setTag(frame, keepsTags ? Generation.tag(zoneUgen) : 0);
  }

  /** update_zone_batch(): what a key owes, the current generation owes. */
  void updateZoneBatch(int key) {
    LufBatch from = keys.get(key);
    from.lock.readLock();
    zoneBatch.fold(from.batch, false);
    long ugen = from.ugen;
    from.lock.readUnlock();
    if (Generation.before(lufUgen, ugen)) {
      lufUgen = ugen;
    }
  }

  /**
   * __free_one_page() of a block that carries its tag already: merges it with its buddies. The
   * merged block carries the later generation of its halves.
   */
  void freeOnePage(int frame, int order) {
    nrFreePages += 1L << order;
    int head = frame;
    int size = order;
    long generation = pageZoneUgen(frame);
    while (size < maxOrder) {
      int buddy = ((head - 1) ^ (1 << size)) + 1;
      if (buddy > links.frames() || links.order(buddy) != size) {
        break;
      }
      unlink(buddy, size);
      generation = Generation.later(generation, pageZoneUgen(buddy));
      head = Math.min(head, buddy);
      links.setTag(head, Generation.tag(generation));
      size++;
    }
    addToFreeList(head, size);
  }

  private void addToFreeList(int frame, int order) {
    flushPendListIfDone(order);
    links.setOrder(frame, order);
    if (links.tag(frame) != 0) {
      links.addTail(pendList[order], frame);
      pendZoneUgen[order] = zoneUgen;
      nrLufPages += 1L << order;
    } else {
      links.addHead(freeList[order], frame);
    }
  }

  private void flushPendListIfDone(int order) {
    if (!Generation.before(zoneUgenDone.readOnce(), pendZoneUgen[order])) {
      links.splice(pendList[order], freeList[order]);
    }
  }

  private void unlink(int frame, int order) {
    if (links.tag(frame) != 0) {
      nrLufPages -= 1L << order;
    }
    links.clearOrder(frame);
    links.remove(frame);
  }

  /** non_luf_pages_ok(): whether the pages without pending flushes exceed the min watermark. */
  boolean nonLufPagesOk() {
    return nrFreePages - nrLufPages > min;
  }

  /**
   * get_page_from_free_area(): a block of exactly this order, or 0. Pend blocks come first when
   * there are few others; only the first block of each list is looked at.
   */
  int getPageFromFreeArea(TakeOff.Section section, int order) {
    flushPendListIfDone(order);
    boolean pendFirst = !nonLufPagesOk();
    int pend = links.first(pendList[order]);
    int free = links.first(freeList[order]);
    boolean pendPasses = pend != 0 && section.check(this, pend);
    if (pendPasses && (pendFirst || free == 0)) {
      return pend;
    }
    if (free != 0) {
      // On the free list a tag is a leftover: its generation is flushed.
      if (links.tag(free) != 0) {
        nrLufPages -= 1L << order;
        links.setTag(free, 0);
      }
      return free;
    }
    return 0;
  }

  /** Takes a block out of its list and gives back what exceeds the wanted order (expand). */
  void delAndExpand(int frame, int wanted) {
    int order = links.order(frame);
    unlink(frame, order);
    nrFreePages -= 1L << wanted;
    for (int high = order - 1; high >= wanted; high--) {
      addToFreeList(frame + (1 << high), high);
    }
  }

  /** Largest order. */
  int maxOrder() {
    return maxOrder;
  }
}
