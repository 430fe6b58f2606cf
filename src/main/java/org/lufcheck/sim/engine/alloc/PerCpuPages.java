package org.lufcheck.sim.engine.alloc;

import org.lufcheck.sim.engine.memory.FrameList;
import org.lufcheck.sim.engine.memory.Frames;

/**
 * A CPU's list of free order-0 pages of a zone, and the rules for how many pages move at once
 * (struct per_cpu_pages, nr_pcp_alloc, nr_pcp_high, nr_pcp_free; mm/page_alloc.c, Linux 6.12). All
 * numbers are pages.
 */
public final class PerCpuPages {
  private final Frames frames;
  private final FrameList plain;
  private final TaggedPages keyed;
  private final int batch;
  private final int scale;
  private final int highMin;
  private final int highMax;
  private int high;
  private int count;
  private int allocFactor;
  private int freeCount;
  private int refilledAhead;
  private int givenAhead;

  /**
   * An empty list.
   *
   * @param batch pages that move at once, at least
   * @param scale how many times that may double
   * @param highMin what the list may hold in any case
   * @param highMax what it may hold when memory is plentiful
   */
  public PerCpuPages(Frames frames, int batch, int scale, int highMin, int highMax) {
    this.frames = frames;
    plain = new FrameList(frames);
    keyed = new TaggedPages(frames);
    this.batch = batch;
    this.scale = scale;
    this.highMin = highMin;
    this.highMax = Math.max(highMin, highMax);
    high = highMin;
  }

  /** The pages that owe nothing: the first ones of the list. */
  FrameList plain() {
    return plain;
  }

  /** The pages with a key: the last ones of the list (patch 11). */
  TaggedPages keyed() {
    return keyed;
  }

  /**
   * A page with a key is freed.
   *
   * @param apart whether it goes to the end, behind those without; otherwise to the start, with the
   *     key in its frame
   */
  void free(int frame, int key, boolean apart) {
    if (apart) {
      keyed.addTail(frame, key);
    } else {
      frames.tag(frame, key);
      plain.addHead(frame);
    }
  }

  /** How many chunks it holds. */
  int chunks() {
    return plain.size() + keyed.size();
  }

  /** How many pages it holds. */
  public int count() {
    return count;
  }

  /** Pages were put on the list or taken from it. */
  void changed(int pages) {
    count += pages;
  }

  /** Pages were allocated, one after the other: fewer will be freed at once. */
  void allocated(int pages) {
    freeCount >>= Math.min(pages, Integer.SIZE - 1);
  }

  /**
   * Pages came from the zone. Only whole chunks can be moved, so that it may be more than wanted:
   * the next refill is smaller by that.
   */
  void refilled(int wanted, int moved) {
    count += moved;
    refilledAhead = Math.max(0, refilledAhead + moved - wanted);
  }

  /** How many pages to move when so many are wanted. */
  int stillToRefill(int wanted) {
    return wanted - refilledAhead;
  }

  /** Pages went back to the zone; see {@link #refilled}. */
  void givenBack(int wanted, int moved) {
    count -= moved;
    givenAhead = Math.max(0, givenAhead + moved - wanted);
  }

  /** How many pages to give back when so many are too many. */
  int stillToGiveBack(int wanted) {
    return wanted - givenAhead;
  }

  /**
   * How many pages to take from the zone (nr_pcp_alloc). Doubles with each allocation that was not
   * interrupted by a free.
   *
   * @param belowHigh whether the zone's free memory is below its high watermark
   */
  public int refill(boolean belowHigh) {
    high = Math.max(highMin, Math.min(high, highMax));
    int wanted = batch << allocFactor;
    int room = high;
    if (highMin != highMax && !belowHigh) {
      high = Math.min(high + wanted, highMax);
      room = high;
    }
    int most = Math.max(room - count - batch, batch);
    if (wanted <= most && allocFactor < scale) {
      allocFactor++;
    }
    return Math.min(wanted, most);
  }

  /**
   * How many pages to give back to the zone, after some were put on the list, one after the other
   * (free_unref_page_commit). A list that holds too much may give back with each of them; one that
   * holds less than all limits can be does not, and that is most of them.
   *
   * @param pages that were put on the list
   * @param belowHigh whether the zone's free memory is below its high watermark
   * @param reclaiming whether the zone is being reclaimed (ZONE_RECLAIM_ACTIVE)
   */
  public int surplus(int pages, boolean belowHigh, boolean reclaiming) {
    if (high == highMin && count < Math.min(batch << 2, highMin)) {
      allocFactor >>= Math.min(pages, Integer.SIZE - 1);
      freeCount = Math.min(freeCount + pages, batch << scale);
      return 0;
    }
    int given = 0;
    for (int later = pages - 1; later >= 0; later--) {
      given += surplusOfOne(count - later - given, belowHigh, reclaiming);
    }
    return given;
  }

  /** The same after one page was put on a list that now holds so many (nr_pcp_free). */
  private int surplusOfOne(int holds, boolean belowHigh, boolean reclaiming) {
    allocFactor >>= 1;
    if (freeCount < batch << scale) {
      freeCount++;
    }
    int allowed = allowed(holds, belowHigh, reclaiming);
    if (holds < allowed) {
      return 0;
    }
    int most = Math.max(batch, allowed - batch);
    return Math.min(holds, Math.max(batch, Math.min(freeCount, most)));
  }

  /** nr_pcp_high. */
  private int allowed(int holds, boolean belowHigh, boolean reclaiming) {
    high = Math.max(highMin, Math.min(high, highMax));
    if (reclaiming) {
      high = Math.max(high - Math.max(freeCount, batch), highMin);
      return Math.min(batch << 2, high);
    }
    if (highMin == highMax) {
      return high;
    }
    if (belowHigh) {
      high = Math.max(high - Math.max(freeCount, batch), highMin);
      return Math.max(holds, highMin);
    }
    int allowed = high;
    if (holds >= high) {
      int need = freeCount + batch;
      if (high < need) {
        high = Math.max(highMin, Math.min(need, highMax));
      }
    }
    return allowed;
  }
}
